package io.mahnwerk.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsBenchTest {
  private static final ItemFigures WHOLE = new ItemFigures("x", 10, 55, 55, 2, 0.5, 20);

  @TempDir private Path folder;

  @Test
  void readsEveryItemOfEachSimulatedErpAndLeavesTheReportAndNothingElse() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("--lang", "en", "bench", "items", "--items", "110", "--out", folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains("110 of 110 items kept"))).hasSize(3);
    assertThat(run.out()).contains("their sum is that of the ledger.").doesNotContain("not that");
    assertThat(folder.toFile().list()).containsExactly("report.json");
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"items\" : 110", "\"heapMiB\" : 96", "\"cents\" : 6105");
  }

  @Test
  void breaksItsPromiseByAnItemTooFewByAnotherSumAndByNothingToRead() {
    assertThat(report(WHOLE).keepsItsPromises()).isTrue();
    assertThat(report(new ItemFigures("x", 9, 55, 55, 2, 0.5, 20)).keepsItsPromises()).isFalse();
    assertThat(report(new ItemFigures("x", 10, 54, 55, 2, 0.5, 20)).keepsItsPromises()).isFalse();
    assertThat(report(WHOLE, new ItemFigures("y", 10, 54, 55, 2, 0.5, 20)).keepsItsPromises())
        .isFalse();
    assertThat(report().keepsItsPromises()).isFalse();
  }

  @Test
  void saysInGermanWhatWasReadAndThatASumIsWrong() {
    StringWriter text = new StringWriter();

    report(WHOLE, new ItemFigures("y", 10, 54, 55, 2, 0.5, 20))
        .print(new PrintWriter(text, true), Path.of("out"), Locale.GERMAN);

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            "x: 10 von 10 Posten aus 2 Seiten behalten in 0,5 s, mit höchstens 96 MiB Speicher; ihre"
                + " Summe stimmt.\n"
                + "y: 10 von 10 Posten aus 2 Seiten behalten in 0,5 s, mit höchstens 96 MiB Speicher;"
                + " ihre Summe stimmt nicht.\n"
                + "Der Bericht: out/report.json\n");
  }

  @Test
  void refusesANumberOfItemsOutOfRangeAndAnErpThatIsNotThere() {
    CommandLineRun few = CommandLineRun.of("bench", "items", "--out", folder, "--items", "5");
    CommandLineRun other =
        CommandLineRun.of("--lang", "en", "bench", "items", "--out", folder, "--only", "abacus");

    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).startsWith("--items must be 100 to 5000000 but is 5.");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).startsWith("There is no simulated ERP 'abacus'; there is ");
  }

  @Test
  void understandsItsOwnProcessAndNoOther() {
    KeptItems kept = new KeptItems(10, 55, 2, 0.5);

    assertThat(KeptItems.parse(kept.line())).isEqualTo(kept);
    assertThatThrownBy(() -> KeptItems.parse("10 55")).isInstanceOf(IllegalArgumentException.class);
  }

  private static ItemsReport report(ItemFigures... ledgers) {
    return new ItemsReport(10, 96, List.of(ledgers));
  }
}
