package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.spi.SettingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The German guide says what the code does. */
class DatevGuideTest {
  private static final int TWO_PAGES = 900;
  private static final Path DOCS = Path.of("..", "docs");

  private final String reference = read("datev-dateien.md");

  @Test
  void namesEverySetting() {
    assertThat(DatevSettingSpecs.ALL)
        .extracting(SettingSpec::key)
        .allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
  }

  @Test
  void namesEveryKeyOfAColumn() {
    assertThat(OposField.values())
        .allSatisfy(
            field ->
                assertThat(reference)
                    .containsPattern("[| ]" + Pattern.quote(field.key()) + "[, ]")
                    .contains(field.label()));
  }

  @Test
  void fitsOnTwoPages() {
    long words =
        read("datev.md")
            .lines()
            .filter(line -> !line.startsWith("    ") && !line.startsWith("|"))
            .flatMap(line -> Arrays.stream(line.split("\\s+")))
            .filter(word -> !word.isBlank())
            .count();

    assertThat(words).isLessThanOrEqualTo(TWO_PAGES);
  }

  private static String read(String name) {
    try {
      return Files.readString(DOCS.resolve(name));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
