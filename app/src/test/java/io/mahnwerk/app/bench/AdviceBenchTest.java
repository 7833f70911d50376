package io.mahnwerk.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceBenchTest {
  @TempDir Path folder;

  @Test
  void explainsTheDaysOfAWorldWithoutChangingOne() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            "--lang", "en", "bench", "advice", "--out", folder.resolve("out"), "--debtors", "60");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("items advised", "Explaining changed no day.");
    assertThat(Files.readString(folder.resolve("out/report.json")))
        .contains("explainedToPlain", "askedToPlain", "\"sameDays\" : true");
  }

  @Test
  void breaksItsPromiseWhereADayChangedOrNothingWasExplained() {
    assertThat(report(3, true).keepsItsPromises()).isTrue();
    assertThat(report(3, false).keepsItsPromises()).isFalse();
    assertThat(report(0, true).keepsItsPromises()).isFalse();
  }

  @Test
  void saysInGermanWhatWasMeasured() {
    StringWriter text = new StringWriter();
    report(3, true).print(new PrintWriter(text), Path.of("out"), Locale.GERMAN);

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            "10 Debitoren, 8 Posten beraten, 3 davon an einem anderen Tag: ohne Begründung 2,00 s"
                + " Rechenzeit, mit Begründung das 1,50-Fache, mit jedem Was-wäre-wenn (2 gefunden)"
                + " das 3,00-Fache. Das Begründen änderte keinen Tag.\n"
                + "Der Bericht: out/report.json\n");
  }

  @Test
  void refusesANumberOfDebtorsOutOfRange() {
    CommandLineRun few =
        CommandLineRun.of("--lang", "en", "bench", "advice", "--out", folder, "--debtors", "5");

    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).startsWith("--debtors must be 50 to 5000 but is 5.");
  }

  private static AdviceReport report(int otherDays, boolean same) {
    return AdviceReport.of(new AdviceFigures(10, 8, otherDays, 2, same, 2, 3, 6));
  }
}
