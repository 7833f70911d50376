package io.mahnwerk.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongListTest {
  private final StringWriter printed = new StringWriter();

  @Test
  void printsNothingForNoRows() {
    assertThat(print(Optional.empty(), 0)).isZero();
    assertThat(printed.toString()).isEmpty();
  }

  @Test
  void printsTheFirstFiftyRowsAndSaysHowManyMoreThereAre() {
    assertThat(print(Optional.empty(), 53)).isEqualTo(53);
    assertThat(printed.toString())
        .contains("row 50")
        .doesNotContain("row 51")
        .endsWith("… and 3 more; --out FILE writes all of them." + System.lineSeparator());
  }

  @Test
  void writesEveryRowIntoTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep/list.csv");

    print(Optional.of(file), 53);

    assertThat(Files.readAllLines(file)).hasSize(54).startsWith("What").endsWith("row 53");
    assertThat(printed.toString()).contains("… and 3 more in " + file + ".");
  }

  @Test
  void showsAmountsInTheLanguageOfPeopleAndWritesThemInPlainForm(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("list.csv");

    new LongList(List.of(new Sentence("Open", "Offen")), Locale.GERMAN, Optional.of(file))
        .print(new PrintWriter(printed), rows -> rows.accept(List.of("-2508.34 EUR")));

    assertThat(printed.toString()).contains("-2.508,34 EUR");
    assertThat(Files.readAllLines(file)).containsExactly("Offen", "-2508.34 EUR");
  }

  @Test
  void givesASpreadsheetNoFormula() {
    assertThat(LongList.harmless("=cmd|'/c calc'!A1")).isEqualTo("'=cmd|'/c calc'!A1");
    assertThat(LongList.harmless("@SUM(A1)")).startsWith("'");
    assertThat(LongList.harmless("-1+2")).startsWith("'");
    assertThat(LongList.harmless("-119.00 EUR")).isEqualTo("-119.00 EUR");
    assertThat(LongList.harmless("Muster GmbH")).isEqualTo("Muster GmbH");
  }

  private long print(Optional<Path> file, int rows) {
    PrintWriter out = new PrintWriter(printed);
    long count =
        new LongList(List.of(new Sentence("What", "Was")), Locale.ENGLISH, file)
            .print(
                out,
                take ->
                    IntStream.rangeClosed(1, rows).forEach(n -> take.accept(List.of("row " + n))));
    out.flush();
    return count;
  }
}
