package io.mahnwerk.scoring.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of features that people read. */
class FeatureTableTest {
  @Test
  void namesEveryFeatureOnceInTheRowsOrderAndLeavesNoCellBlank() throws IOException {
    List<String[]> rows =
        page()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(1).split("\\|"))
            .toList();

    assertThat(rows)
        .extracting(cells -> cells[0].strip().replace("`", ""))
        .containsExactlyElementsOf(Arrays.stream(Feature.values()).map(Feature::key).toList());
    assertThat(rows).allSatisfy(cells -> assertThat(cells).hasSize(5).noneMatch(String::isBlank));
  }

  @Test
  void statesHowManyThereAreAndHowManyHaveRoom() throws IOException {
    int features = Feature.values().length;

    assertThat(page())
        .contains("A feature row has " + features + " numbers")
        .contains("up to " + (FeatureSchema.MOST_COLUMNS - features) + " of them");
  }

  private static String page() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Path page = module.resolve("docs/features.md");
    return Files.readString(
        Files.exists(page) ? page : module.resolveSibling("docs").resolve("features.md"));
  }
}
