package io.mahnwerk.connector.dynamics.al;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  void placesForValuesAreTheSameInBothLanguages() throws IOException {
    Map<String, String> sources = new HashMap<>();
    Map<String, String> targets = new HashMap<>();
    read(sources, targets);

    sources.forEach(
        (id, source) ->
            assertThat(targets.get(id).contains("%1")).as(id).isEqualTo(source.contains("%1")));
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
