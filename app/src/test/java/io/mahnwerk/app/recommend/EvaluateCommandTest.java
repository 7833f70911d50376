package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final Path REFERENCE =
      Path.of(
          System.getProperty("mahnwerk.root", ".."), "..", "shared", "reference", "receivables");

  @TempDir Path folder;

  @Test
  void reportsTheModelBesideItsBaselines() throws IOException {
    CommandLineRun run = evaluate(mixed().in(folder));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Mean absolute error, days", "Debtor's mean");
    JsonNode report = report();
    for (String figure : new String[] {"mae", "rmse", "r2", "auc", "brier", "ece"}) {
      assertThat(report.path(figure).isNumber()).as(figure).isTrue();
      assertThat(report.at("/baselines/debtorMean/" + figure).isNumber()).as(figure).isTrue();
      assertThat(report.at("/baselines/median/" + figure).isNumber()).as(figure).isTrue();
    }
    assertThat(report.path("asked").asInt()).isPositive();
    JsonNode ratio = report.path("maeAgainstDebtorMean");
    assertThat(ratio.path("low").asDouble()).isLessThan(ratio.path("value").asDouble());
    assertThat(ratio.path("high").asDouble()).isGreaterThan(ratio.path("value").asDouble());
    assertThat(run.out()).contains("of that of the debtor's mean (95 % interval 0.");
  }

  @Test
  void ranksNothingWhereEverybodyPaysLate() throws IOException {
    CommandLineRun run = evaluate(Invoices.prompt(20, 24).in(folder));

    assertThat(run.err()).isEmpty();
    assertThat(report().path("auc").isNull()).isTrue();
    assertThat(run.out()).contains("–");
  }

  @Test
  void speaksGerman() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "--lang",
            "de",
            "evaluate",
            "--invoices",
            mixed().in(folder),
            "--out",
            folder.resolve("out"));

    assertThat(run.out()).contains("Mittlerer absoluter Fehler, Tage");
  }

  @Test
  void refusesAFileWithTooFewInvoices() throws IOException {
    CommandLineRun run = evaluate(Invoices.monthly(2, 2, 5).in(folder));

    assertThat(run.exitCode()).isOne();
    assertThat(run.err()).contains("at least 50 are needed");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void saysInGermanWhatIsWrongWithAFile() throws IOException {
    Path file = folder.resolve("bad.csv");
    String header = "debtor;document;document_date;due_date;amount;currency;cleared_on\n";

    assertThat(german(file)).isEqualTo(file + ": diese Datei gibt es nicht.");
    Files.writeString(file, "debtor,document,amount\n");
    assertThat(german(file))
        .startsWith(file + ", Zeile 1: Spalten 'document_date', 'due_date', 'currency'");
    Files.writeString(file, header + "A;1;2026/02/01;2026-03-01;1,00;EUR;\n");
    assertThat(german(file))
        .isEqualTo(
            file
                + ": 1 von 1 Zeilen sind fehlerhaft, mehr als 5 %; die erste: "
                + file
                + ", Zeile 2, Feld document_date: '2026/02/01' ist kein Datum wie 2026-02-28.");
    Files.writeString(file, header + "A;1;2026-02-01;2026-03-01;1,00;EUR;\n");
    assertThat(german(file))
        .isEqualTo(file + ": 0 Rechnungen vor dem Schnitt, nötig sind mindestens 50.");
  }

  private String german(Path file) {
    CommandLineRun run =
        CommandLineRun.of(
            "--lang", "de", "evaluate", "--invoices", file, "--out", folder.resolve("out"));
    assertThat(run.exitCode()).isOne();
    return run.err().strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-0.3", "NaN"})
  void refusesASplitThatLeavesNothing(String split) throws IOException {
    CommandLineRun run = evaluate(mixed().in(folder), "--split", split);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--split must lie between 0 and 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ibm-2012-2013.first70.csv", "cassandra-2011-2017.first70.csv"})
  void ranksRealInvoicesNoWorseThanTheDebtorsMean(String name) throws IOException {
    Path file = REFERENCE.resolve(name);
    assumeTrue(Files.exists(file), "reference data are absent: " + name);

    assertThat(evaluate(file).exitCode()).isZero();

    JsonNode report = report();
    assertThat(report.path("mae").asDouble())
        .isLessThan(0.93 * report.at("/baselines/debtorMean/mae").asDouble());
    assertThat(report.path("auc").asDouble())
        .isGreaterThanOrEqualTo(report.at("/baselines/debtorMean/auc").asDouble());
  }

  /** Every other debtor pays in time. */
  private static Invoices mixed() {
    Invoices invoices = new Invoices();
    for (int i = 0; i < 400; i++) {
      LocalDate document = LocalDate.of(2025, 1, 1).plusDays(i);
      invoices.add("D" + i % 20, document, document.plusDays(i % 2 == 0 ? 20 + i % 7 : 35 + i % 9));
    }
    return invoices;
  }

  private CommandLineRun evaluate(Path file, String... more) {
    String[] usual = {
      "evaluate", "--invoices", file.toString(), "--out", folder.resolve("out").toString()
    };
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return CommandLineRun.of((Object[]) all);
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
  }
}
