package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendCommandTest {
  private static final LocalDate AS_OF = Invoices.AS_OF;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheOutputFolder() {
    out = folder.resolve("new/result");
  }

  @Test
  void writesOneRowForEachOpenItem() throws IOException {
    CommandLineRun run = recommend(Invoices.monthly(3, 3, 40));

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("recommendations.csv")).lines().findFirst())
        .contains(
            "debtor,document,decision,recommended_on,former_day,probability_30d,low,high,reasons,"
                + "receipt");
    assertThat(rows()).hasSize(report().at("/counts/openItems").asInt()).hasSizeGreaterThan(3);
  }

  @Test
  void recommendsNoDayBeforeTheDate() throws IOException {
    recommend(Invoices.monthly(3, 12, 400));

    assertThat(rows())
        .hasSize(36)
        .allSatisfy(
            row -> {
              assertThat(LocalDate.parse(row.getField("recommended_on"))).isAfterOrEqualTo(AS_OF);
              assertThat(LocalDate.parse(row.getField("former_day"))).isAfterOrEqualTo(AS_OF);
            });
  }

  @Test
  void leavesEveryItemAtItsFormerDayWhenItIsNotWorthwhile() throws IOException {
    CommandLineRun run = recommend(Invoices.monthly(3, 3, 40));

    assertThat(run.out()).contains("Not worthwhile yet", "debtors: 3, at least 100 are needed");
    assertThat(report().at("/worthwhile/worthwhile").asBoolean()).isFalse();
    assertThat(report().at("/worthwhile/findings").findValuesAsText("code"))
        .containsExactly("few-debtors", "short-history");
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.getField("recommended_on")).isEqualTo(row.getField("former_day"));
              assertThat(row.getField("reasons")).contains("Not worthwhile yet: debtors: 3");
            });
  }

  @Test
  void findsNoObjectionAgainstEnoughDebtorsAndHistory() throws IOException {
    recommend(Invoices.monthly(100, 19, 20));

    assertThat(report().at("/worthwhile/worthwhile").asBoolean()).isTrue();
    assertThat(report().at("/counts/historyMonths").asInt()).isEqualTo(19);
  }

  @Test
  void objectsWhenNearlyEverybodyPaysUnprompted() throws IOException {
    recommend(Invoices.monthly(100, 19, 5));

    assertThat(report().at("/worthwhile/findings").findValuesAsText("code"))
        .containsExactly("paid-before-first-notice");
    assertThat(report().at("/worthwhile/findings/0/figure").asText()).isEqualTo("100.00 %");
  }

  @Test
  void objectsWhenMoneyIsCollectedOnTheDueDate() throws IOException {
    recommend(Invoices.monthly(100, 19, 0));

    assertThat(report().at("/worthwhile/findings").findValuesAsText("code"))
        .contains("prepaid-or-direct-debit");
  }

  @Test
  void objectsWhenMonthsOfClearingsAreMissing() throws IOException {
    Invoices invoices = Invoices.monthly(100, 19, 20);
    for (int n = 0; n < 20; n++) {
      invoices.row("D0001,X%d,2024-03-01,2024-03-31,5.00,EUR,".formatted(n));
    }
    recommend(invoices);

    assertThat(report().at("/worthwhile/findings/0/code").asText())
        .isEqualTo("clearings-missing-systematic");
    assertThat(report().at("/worthwhile/findings/0/sentence").asText())
        .isEqualTo(
            "No clearing is recorded for invoices due in 2024-03: the export seems incomplete.");
  }

  @Test
  void toleratesAFewBadRowsAndNamesThem() throws IOException {
    CommandLineRun run =
        recommend(Invoices.monthly(10, 3, 40).row("D1,Z,2026-02-30,2026-03-01,1.00,EUR,"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            folder.resolve("invoices.csv")
                + ", line 32, field document_date: '2026-02-30' is no date such as 2026-02-28.\n");
    assertThat(report().at("/badRows/0/line").asInt()).isEqualTo(32);
    assertThat(report().at("/dataQuality/0/code").asText()).startsWith("bad-rows-");
  }

  @Test
  void givesNoRecommendationWhenTooManyRowsAreBad() throws IOException {
    recommend(Invoices.monthly(10, 3, 40));
    Invoices invoices = Invoices.monthly(10, 3, 40);
    for (int n = 0; n < 2; n++) {
      invoices.row("D1,Z%d,2026-02-30,2026-03-01,1.00,EUR,".formatted(n));
    }

    CommandLineRun run = recommend(invoices);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(
            "2 of 32 rows are bad, more than 5 %; no recommendations were written."
                + System.lineSeparator());
    assertThat(files()).containsExactly("report.json");
    assertThat(report().at("/counts/recommendations").asInt()).isZero();
  }

  @Test
  void writesNothingForAFileItCannotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "debtor,document\n");

    CommandLineRun run =
        CommandLineRun.of("recommend", "--invoices", file, "--as-of", AS_OF, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(file + ", line 1: columns 'document_date'")
        .doesNotContain("\tat");
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesADateThatDoesNotExist() {
    CommandLineRun run =
        CommandLineRun.of("recommend", "--invoices", "x", "--as-of", "2026-02-30", "--out", out);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Invalid value for option '--as-of': '2026-02-30' is no date such as 2026-06-30");
  }

  @Test
  void refusesAScheduleThatDoesNotRise() {
    CommandLineRun run =
        CommandLineRun.of(
            "recommend", "--invoices", "x", "--as-of", AS_OF, "--out", out, "--schedule", "30/14");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'30/14' is no schedule of rising days such as 14/30/45");
  }

  @Test
  void followsTheScheduleItIsGiven() throws IOException {
    Invoices invoices = new Invoices().row("A,1,2026-06-01,2026-06-29,5.00,EUR,");

    recommend(invoices, "--schedule", "7/21");

    assertThat(rows().get(0).getField("former_day")).isEqualTo("2026-07-06");
  }

  @Test
  void leavesCreditsAndFinishedDunningToTheClerk() throws IOException {
    Invoices invoices = new Invoices().row("A,1,2026-06-01,2026-06-29,-5.00,EUR,");

    recommend(invoices);

    assertThat(rows().get(0).getField("decision")).isEqualTo("leave-to-clerk");
    assertThat(rows().get(0).getField("recommended_on")).isEmpty();
    assertThat(rows().get(0).getField("reasons")).isEqualTo("Only receivables are dunned.");
  }

  @Test
  void keepsASpreadsheetFromRunningACell() throws IOException {
    Invoices invoices = new Invoices().row("=HYPERLINK(\"x\"),@1,2026-06-01,2026-06-29,5.00,EUR,");

    recommend(invoices);

    assertThat(rows().get(0).getField("debtor")).isEqualTo("'=HYPERLINK(\"x\")");
    assertThat(rows().get(0).getField("document")).isEqualTo("'@1");
  }

  @Test
  void givesEveryRowAReceiptThatCanBeFoundAgain() throws IOException {
    recommend(Invoices.monthly(3, 3, 40));
    Set<String> receipts = new HashSet<>();
    for (String line : Files.readAllLines(out.resolve("receipts.jsonl"))) {
      JsonNode receipt = new ObjectMapper().readTree(line);
      receipts.add(receipt.get("receipt").asText());
      assertThat(receipt.at("/rests/origin/fileSha256").asText()).hasSize(64);
      assertThat(receipt.at("/rests/reasons/0/code").asText()).isEqualTo("FORMER_SCHEDULE");
    }

    assertThat(rows()).extracting(row -> row.getField("receipt")).doesNotHaveDuplicates();
    assertThat(receipts)
        .containsExactlyInAnyOrderElementsOf(
            rows().stream().map(row -> row.getField("receipt")).toList());
  }

  @Test
  void writesTheSameBytesForTheSameInput() throws IOException {
    recommend(Invoices.monthly(3, 3, 40));
    byte[] once = Files.readAllBytes(out.resolve("recommendations.csv"));
    byte[] receipts = Files.readAllBytes(out.resolve("receipts.jsonl"));

    recommend(Invoices.monthly(3, 3, 40));

    assertThat(Files.readAllBytes(out.resolve("recommendations.csv"))).isEqualTo(once);
    assertThat(Files.readAllBytes(out.resolve("receipts.jsonl"))).isEqualTo(receipts);
    assertThat(files()).containsExactly("receipts.jsonl", "recommendations.csv", "report.json");
  }

  @Test
  void speaksGerman() throws IOException {
    Path file = Invoices.monthly(3, 3, 40).in(folder);

    CommandLineRun run =
        CommandLineRun.of(
            "--lang", "de", "recommend", "--invoices", file, "--as-of", AS_OF, "--out", out);

    assertThat(run.out()).contains("Offene Posten", "Lohnt sich noch nicht");
    assertThat(rows().get(0).getField("reasons")).startsWith("Tag des bisherigen Mahnplans.");
  }

  @Test
  void holdsBackWhereItIsWorthwhile() throws IOException {
    recommend(Invoices.prompt(120, 24));

    assertThat(report().at("/worthwhile/worthwhile").asBoolean()).isTrue();
    assertThat(report().at("/model/sha256").asText()).hasSize(64);
    assertThat(rows())
        .filteredOn(row -> !row.getField("recommended_on").equals(row.getField("former_day")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getField("reasons")).startsWith("Likely to pay without a notice");
              assertThat(LocalDate.parse(row.getField("recommended_on")))
                  .isAfter(LocalDate.parse(row.getField("former_day")));
            });
    assertThat(rows())
        .filteredOn(row -> row.getField("recommended_on").equals(row.getField("former_day")))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getField("decision")).isEqualTo("dun");
              assertThat(row.getField("reasons")).isEqualTo("Day of the former schedule.");
            });
  }

  @Test
  void saysWhenAmountsAreNotInEuros() throws IOException {
    recommend(new Invoices().row("A,1,2026-06-01,2026-06-29,5.00,CHF,"));

    assertThat(report().at("/dataQuality").findValuesAsText("sentence"))
        .containsExactly(
            "100.00 % of the invoices are not in euros; their amounts count as they stand.");
  }

  @Test
  void computesEveryReceiptAgainFromTheFile() throws IOException {
    recommend(Invoices.prompt(120, 24));
    Path receipts = out.resolve("receipts.jsonl");
    long rows = rows().size();

    CommandLineRun run = verify(receipts);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            receipts + ": " + rows + " receipts computed again, every one the same to the byte.\n");
  }

  @Test
  void findsAReceiptThatWasChanged() throws IOException {
    recommend(Invoices.monthly(3, 3, 40));
    Path receipts = out.resolve("receipts.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(receipts));
    lines.set(1, lines.get(1).replaceFirst("\"low\":0", "\"low\":1"));
    Files.write(receipts, lines);

    CommandLineRun run = verify(receipts);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "%s, line 2: comes out differently from %s.\n"
                .formatted(receipts, folder.resolve("invoices.csv")));
  }

  @Test
  void computesOneReceiptAgainAndSaysWhatDiffers() throws IOException {
    recommend(Invoices.monthly(3, 3, 40));
    Path receipts = out.resolve("receipts.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(receipts));
    String id = lines.get(1).substring(12, 32);

    CommandLineRun same = recompute(id, receipts);
    lines.set(1, lines.get(1).replaceFirst("\"low\":0", "\"low\":1"));
    Files.write(receipts, lines);
    CommandLineRun other = recompute(id, receipts);

    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.out())
        .isEqualToNormalizingNewlines("Receipt " + id + " computed again: the same to the bit.\n");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err())
        .startsWith("Receipt " + id + " comes out differently (receipt -> here):")
        .contains("  rests.outcome.low: 1");
    assertThat(recompute("0123456789abcdef0123", receipts).err())
        .startsWith(receipts + " holds no receipt 0123456789abcdef0123;");
  }

  private CommandLineRun recompute(String id, Path receipts) {
    return CommandLineRun.of(
        "--lang",
        "en",
        "receipt",
        id,
        "--recompute",
        "--receipts",
        receipts,
        "--invoices",
        folder.resolve("invoices.csv"));
  }

  @Test
  void findsThatTheInvoicesAreNotThoseOfTheReceipts() throws IOException {
    recommend(Invoices.monthly(3, 3, 40));
    Path file = Invoices.monthly(3, 4, 40).in(folder);

    CommandLineRun run = verify(out.resolve("receipts.jsonl"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("line 1: was written for another file than " + file);
  }

  @Test
  void refusesToVerifyWhatIsNoReceipt() throws IOException {
    Path other = Files.writeString(folder.resolve("other.jsonl"), "{\"a\":1}\n");
    Invoices.monthly(3, 3, 40).in(folder);

    CommandLineRun run = verify(other);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualToNormalizingNewlines(other + ", line 1: this is no receipt.\n");
  }

  @Test
  void asksForTheOptionsItNeeds() {
    CommandLineRun run = CommandLineRun.of("recommend", "--invoices", "x", "--out", out);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("Missing required option: '--as-of=DATE'");
  }

  private CommandLineRun verify(Path receipts) {
    return CommandLineRun.of(
        "--lang",
        "en",
        "recommend",
        "--invoices",
        folder.resolve("invoices.csv"),
        "--verify",
        receipts);
  }

  private CommandLineRun recommend(Invoices invoices, Object... more) throws IOException {
    Object[] first = {
      "--lang", "en", "recommend", "--invoices", invoices.in(folder), "--as-of", AS_OF, "--out", out
    };
    return CommandLineRun.of(Stream.concat(Stream.of(first), Stream.of(more)).toArray());
  }

  private List<NamedCsvRecord> rows() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("recommendations.csv"))) {
      return csv.stream().toList();
    }
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(out.resolve("report.json").toFile());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
