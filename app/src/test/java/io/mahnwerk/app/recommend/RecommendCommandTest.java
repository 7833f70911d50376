package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start from a file writes one row for each open item. */
class RecommendCommandTest {
  @TempDir private Path folder;
  private RecommendRun recommend;

  @BeforeEach
  void nameTheOutputFolder() {
    recommend = new RecommendRun(folder);
  }

  @Test
  void writesOneRowForEachOpenItem() throws IOException {
    CommandLineRun run = recommend.with(Invoices.monthly(3, 3, 40));

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(recommend.out().resolve("recommendations.csv")).lines().findFirst())
        .contains(
            "debtor,document,decision,recommended_on,former_day,probability_30d,low,high,reasons,"
                + "receipt");
    assertThat(recommend.rows())
        .hasSize(recommend.report().at("/counts/openItems").asInt())
        .hasSizeGreaterThan(3);
  }

  @Test
  void recommendsNoDayBeforeTheDate() throws IOException {
    recommend.with(Invoices.monthly(3, 12, 400));

    assertThat(recommend.rows())
        .hasSize(36)
        .allSatisfy(
            row -> {
              assertThat(LocalDate.parse(row.getField("recommended_on")))
                  .isAfterOrEqualTo(Invoices.AS_OF);
              assertThat(LocalDate.parse(row.getField("former_day")))
                  .isAfterOrEqualTo(Invoices.AS_OF);
            });
  }

  @Test
  void followsTheScheduleItIsGiven() throws IOException {
    Invoices invoices = new Invoices().row("A,1,2026-06-01,2026-06-29,5.00,EUR,");

    recommend.with(invoices, "--schedule", "7/21");

    assertThat(recommend.rows().get(0).getField("former_day")).isEqualTo("2026-07-06");
  }

  @Test
  void leavesCreditsAndFinishedDunningToTheClerk() throws IOException {
    Invoices invoices = new Invoices().row("A,1,2026-06-01,2026-06-29,-5.00,EUR,");

    recommend.with(invoices);

    assertThat(recommend.rows().get(0).getField("decision")).isEqualTo("leave-to-clerk");
    assertThat(recommend.rows().get(0).getField("recommended_on")).isEmpty();
    assertThat(recommend.rows().get(0).getField("reasons"))
        .isEqualTo("Only receivables are dunned.");
  }

  @Test
  void keepsASpreadsheetFromRunningACell() throws IOException {
    Invoices invoices = new Invoices().row("=HYPERLINK(\"x\"),@1,2026-06-01,2026-06-29,5.00,EUR,");

    recommend.with(invoices);

    assertThat(recommend.rows().get(0).getField("debtor")).isEqualTo("'=HYPERLINK(\"x\")");
    assertThat(recommend.rows().get(0).getField("document")).isEqualTo("'@1");
  }

  @Test
  void writesTheSameBytesForTheSameInput() throws IOException {
    recommend.with(Invoices.monthly(3, 3, 40));
    byte[] once = Files.readAllBytes(recommend.out().resolve("recommendations.csv"));
    byte[] receipts = Files.readAllBytes(recommend.out().resolve("receipts.jsonl"));

    recommend.with(Invoices.monthly(3, 3, 40));

    assertThat(Files.readAllBytes(recommend.out().resolve("recommendations.csv"))).isEqualTo(once);
    assertThat(Files.readAllBytes(recommend.out().resolve("receipts.jsonl"))).isEqualTo(receipts);
    assertThat(recommend.files())
        .containsExactly("receipts.jsonl", "recommendations.csv", "report.json");
  }

  @Test
  void speaksGerman() throws IOException {
    Path file = Invoices.monthly(3, 3, 40).in(folder);

    CommandLineRun run =
        CommandLineRun.of(
            "--lang",
            "de",
            "recommend",
            "--invoices",
            file,
            "--as-of",
            Invoices.AS_OF,
            "--out",
            recommend.out());

    assertThat(run.out()).contains("Offene Posten", "Lohnt sich noch nicht");
    assertThat(recommend.rows().get(0).getField("reasons"))
        .startsWith("Tag des bisherigen Mahnplans.");
  }

  @Test
  void saysWhenAmountsAreNotInEuros() throws IOException {
    recommend.with(new Invoices().row("A,1,2026-06-01,2026-06-29,5.00,CHF,"));

    assertThat(recommend.report().at("/dataQuality").findValuesAsText("sentence"))
        .containsExactly(
            "100.00 % of the invoices are not in euros; their amounts count as they stand.");
  }
}
