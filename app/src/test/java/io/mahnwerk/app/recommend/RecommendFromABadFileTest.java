package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file or a command line is named, and no half result is left. */
class RecommendFromABadFileTest {
  @TempDir private Path folder;
  private RecommendRun recommend;

  @BeforeEach
  void nameTheOutputFolder() {
    recommend = new RecommendRun(folder);
  }

  @Test
  void toleratesAFewBadRowsAndNamesThem() throws IOException {
    CommandLineRun run =
        recommend.with(Invoices.monthly(10, 3, 40).row("D1,Z,2026-02-30,2026-03-01,1.00,EUR,"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            folder.resolve("invoices.csv")
                + ", line 32, field document_date: '2026-02-30' is no date such as 2026-02-28.\n");
    assertThat(recommend.report().at("/badRows/0/line").asInt()).isEqualTo(32);
    assertThat(recommend.report().at("/dataQuality/0/code").asText()).startsWith("bad-rows-");
  }

  @Test
  void givesNoRecommendationWhenTooManyRowsAreBad() throws IOException {
    recommend.with(Invoices.monthly(10, 3, 40));
    Invoices invoices = Invoices.monthly(10, 3, 40);
    for (int n = 0; n < 2; n++) {
      invoices.row("D1,Z%d,2026-02-30,2026-03-01,1.00,EUR,".formatted(n));
    }

    CommandLineRun run = recommend.with(invoices);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(
            "2 of 32 rows are bad, more than 5 %; no recommendations were written."
                + System.lineSeparator());
    assertThat(recommend.files()).containsExactly("report.json");
    assertThat(recommend.report().at("/counts/recommendations").asInt()).isZero();
  }

  @Test
  void writesNothingForAFileItCannotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "debtor,document\n");

    CommandLineRun run =
        CommandLineRun.of(
            "recommend", "--invoices", file, "--as-of", Invoices.AS_OF, "--out", recommend.out());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(file + ", line 1: columns 'document_date'")
        .doesNotContain("\tat");
    assertThat(recommend.out()).doesNotExist();
  }

  @Test
  void refusesADateThatDoesNotExist() {
    CommandLineRun run =
        CommandLineRun.of(
            "recommend", "--invoices", "x", "--as-of", "2026-02-30", "--out", recommend.out());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Invalid value for option '--as-of': '2026-02-30' is no date such as 2026-06-30");
  }

  @Test
  void refusesAScheduleThatDoesNotRise() {
    CommandLineRun run =
        CommandLineRun.of(
            "recommend",
            "--invoices",
            "x",
            "--as-of",
            Invoices.AS_OF,
            "--out",
            recommend.out(),
            "--schedule",
            "30/14");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'30/14' is no schedule of rising days such as 14/30/45");
  }

  @Test
  void asksForTheOptionsItNeeds() {
    CommandLineRun run =
        CommandLineRun.of("recommend", "--invoices", "x", "--out", recommend.out());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--as-of=DATE'");
  }
}
