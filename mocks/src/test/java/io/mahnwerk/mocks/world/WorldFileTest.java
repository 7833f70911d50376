package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldFileTest {
  @Test
  void readsBackWhatItWrites(@TempDir Path folder) throws IOException {
    World world = World.standard().withEffect(0.5).withPermutedResponses(3);
    Path file = Files.writeString(folder.resolve("copy.yaml"), world.toYaml());

    assertThat(World.load(file)).isEqualTo(world).isNotEqualTo(World.standard());
  }

  @Test
  void refusesAChangeToWhatTheWorldDoesNotKnow() {
    String file = SmallWorld.YAML + "change: {afterMonths: 3, archetypes: {ALL: OTHERS}}\n";

    assertThatThrownBy(() -> World.parse("small.yaml", file))
        .isInstanceOf(WorldFileException.class)
        .hasMessageContaining("must name archetypes of this world but has ALL: OTHERS");
  }

  @Test
  void standardWorldHasTheSixArchetypes() {
    assertThat(World.standard().archetypes())
        .containsExactly("KONZERN", "FAMILIE", "STARTUP", "HANDWERK", "SAAS", "STADTWERK");
    assertThat(World.standard().termsDays()).isEqualTo(14);
  }

  @Test
  void readsAWorldOfOneArchetype() {
    assertThat(World.parse("small.yaml", SmallWorld.YAML).archetypes()).containsExactly("ALL");
  }

  /** Each row changes one text of a good file. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          termsDays: 14      | termsDays: 14, d: 1 | small.yaml, line 8, field invoicing.d: there is no such field.
          effect: 1.0        | efect: 1.0          | small.yaml, line 26, field effect: a value is missing.
          rate: 0.01         | rate: fast          | small.yaml, line 20, field archetypes[0].own.rate: 'fast' is not what belongs here.
          rate: 0.01         | rate:               | small.yaml, line 20, field archetypes[0].own.rate: a value is missing.
          rate: 0.01         | rate: -1            | small.yaml, line 20, field archetypes[0].own: 'rate' must be a number of at least 0 but is -1.0.
          rate: 0.01         | rate: .nan          | small.yaml, line 20, field archetypes[0].own.rate: what stands here does not fit.
          kind: window       | kind: wave          | small.yaml, line 22, field archetypes[0].answer.first: there is no kind 'wave'.
          kind: window,      | ''                  | small.yaml, line 22, field archetypes[0].answer.first: 'kind' is missing.
          inside: 0.5        | inside: 1.5         | small.yaml, line 22, field archetypes[0].answer.first: 'inside' must be between 0 and 1 but is 1.5.
          share: 1.0         | share: 0.9          | small.yaml: 'archetypes' must have shares that add up to 1 but have 0.9.
          country: DE        | country: Germany    | small.yaml, line 2, field holidays: 'country' must be the ISO code of a country whose holidays are known, such as DE, but is Germany.
          DE: 1.0            | Germany: 1.0        | small.yaml, line 10, field debtors: 'countries' must have ISO codes such as DE but has Germany.
          DE: 1.0            | DE: 0.4             | small.yaml, line 10, field debtors: 'countries' must have shares that add up to 1 but have 0.4.
          stems: [Muster]    | stems: []           | small.yaml, line 10, field debtors: 'stems' must have at least one word.
          stems: [Muster]    | stems: [M], fittingNames: 2 | small.yaml, line 10, field debtors: 'fittingNames' must be between 0 and 1 but is 2.0.
          from: 5            | from: 11            | small.yaml, line 22, field archetypes[0].answer.first: 'from' must not be greater than 'to' but 11.0 > 10.0.
          kappa: 1.0         | kappa: 0            | small.yaml, line 6, field calibrations[0]: 'kappa' must be greater than 0 but is 0.0.
          effect: 1.0        | effect: 0.5         | small.yaml: 'effect' must be between 1.0 and 1.0, for which there are calibrations, but is 0.5.
          12-24              | 12-32               | small.yaml, line 2, field holidays: 'closed' must have days such as 12-24 but has 12-32.
          'termsDays: 14, '  | ''                  | small.yaml, line 8, field invoicing.termsDays: a value is missing.
          termsDays: 14      | termsDays: 14.5     | small.yaml, line 7, field invoicing.termsDays: '14.5' is not what belongs here.
          stems: [Muster]    | stems: [Muster      | small.yaml, line 10, field debtors.stems[1]: this is not readable as YAML.
          effect: 1.0        | name: again         | small.yaml, line 4: a field stands here for the second time.
          """)
  void saysInOneSentenceWhatIsWrong(String good, String bad, String sentence) {
    assertThat(SmallWorld.YAML).contains(good);

    assertThatThrownBy(
            () ->
                World.parse(
                    "small.yaml",
                    SmallWorld.YAML.replaceFirst(
                        Pattern.quote(good), Matcher.quoteReplacement(bad))))
        .isInstanceOf(WorldFileException.class)
        .hasMessage(sentence);
  }

  @Test
  void namesAnEmptyFile() {
    assertThatThrownBy(() -> World.parse("empty.yaml", "# nothing\n"))
        .isInstanceOf(WorldFileException.class)
        .hasMessage("empty.yaml, line 2: there is nothing in it.");
  }

  @Test
  void namesAFileThatIsMissingOrNoText(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "name: Müller".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> World.load(missing))
        .hasMessage("World file " + missing + " does not exist.");
    assertThatThrownBy(() -> World.load(latin))
        .hasMessage("World file " + latin + " cannot be read as a UTF-8 text file.");
  }
}
