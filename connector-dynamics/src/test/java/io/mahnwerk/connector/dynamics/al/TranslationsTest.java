package io.mahnwerk.connector.dynamics.al;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationsTest {
  private static final Path GERMAN = Path.of("extension/Translations/Mahnwerk.de-DE.xlf");
  private static final String CAPTION = "<dt>%s</dt>";
  private static final Pattern UNIT =
      Pattern.compile(
          "<trans-unit id=\"([^\"]+)\"[^>]*>\\s*<source>([^<]*)</source>\\s*"
              + "<target>([^<]*)</target>");

  @ParameterizedTest
  @CsvSource({
    "Caption, 2879900210",
    "ToolTip, 1295455071",
    "Code, 3004954119",
    "Assessee Code, 4117274083"
  })
  void namesHaveTheIdsThatTheCompilerGivesThem(String name, long id) {
    assertThat(Translations.hash(name)).isEqualTo(id);
  }

  @Test
  void everyTextOfTheExtensionIsThereInGerman() throws IOException {
    Map<String, String> sources = new HashMap<>();
    Map<String, String> targets = new HashMap<>();
    read(sources, targets);

    assertThat(sources).isEqualTo(Translations.of(AlExtension.read(Path.of("extension"))));
    assertThat(targets).allSatisfy((id, target) -> assertThat(target).as(id).isNotBlank());
  }

  @Test
  void aTextThatIsNotThereInGermanIsFound() throws IOException {
    Map<String, String> sources = new HashMap<>();
    read(sources, new HashMap<>());

    Map<String, String> changed =
        Translations.of(
            AlExtensionTest.changed(
                "src/SuggestionFactBox.Page.al", "'Expected Payment'", "'Payment'"));

    assertThat(changed).hasSameSizeAs(sources).isNotEqualTo(sources);
  }

  @Test
  void placesForValuesAreTheSameInBothLanguages() throws IOException {
    Map<String, String> sources = new HashMap<>();
    Map<String, String> targets = new HashMap<>();
    read(sources, targets);

    sources.forEach(
        (id, source) ->
            assertThat(targets.get(id).contains("%1")).as(id).isEqualTo(source.contains("%1")));
  }

  @Test
  void thePictureShowsTheCaptionsOfTheExtension() throws IOException {
    String picture = Files.readString(Path.of("docs/customer-ledger-entries.html"));

    AlExtension.read(Path.of("extension"))
        .find("page", "MW Suggestion FactBox")
        .orElseThrow()
        .body()
        .all("field")
        .map(field -> field.arguments().get(1))
        .filter(source -> source.size() == 3 && source.get(2).kind() == AlToken.Kind.QUOTED_NAME)
        .map(source -> CAPTION.formatted(caption(source.get(2).text())))
        .forEach(caption -> assertThat(picture).contains(caption));
  }

  private static String caption(String field) {
    try {
      return AlExtension.read(Path.of("extension"))
          .ownFieldsOf("MW Dunning Suggestion")
          .filter(own -> own.argument(1).equals(field))
          .findFirst()
          .flatMap(own -> own.body().property("Caption"))
          .orElseThrow()
          .value()
          .get(0)
          .text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Map<String, String> sources, Map<String, String> targets)
      throws IOException {
    Matcher unit = UNIT.matcher(Files.readString(GERMAN));
    while (unit.find()) {
      sources.put(unit.group(1), unit.group(2).replace("&amp;", "&"));
      targets.put(unit.group(1), unit.group(3));
    }
  }
}
