package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row can be computed again from its receipt. */
class RecommendReceiptsTest {
  @TempDir private Path folder;
  private RecommendRun recommend;

  @BeforeEach
  void nameTheOutputFolder() {
    recommend = new RecommendRun(folder);
  }

  @Test
  void givesEveryRowAReceiptThatCanBeFoundAgain() throws IOException {
    recommend.with(Invoices.monthly(3, 3, 40));
    Set<String> receipts = new HashSet<>();
    for (String line : Files.readAllLines(recommend.out().resolve("receipts.jsonl"))) {
      JsonNode receipt = new ObjectMapper().readTree(line);
      receipts.add(receipt.get("receipt").asText());
      assertThat(receipt.at("/rests/origin/fileSha256").asText()).hasSize(64);
      assertThat(receipt.at("/rests/reasons/0/code").asText()).isEqualTo("FORMER_SCHEDULE");
    }

    assertThat(recommend.rows()).extracting(row -> row.getField("receipt")).doesNotHaveDuplicates();
    assertThat(receipts)
        .containsExactlyInAnyOrderElementsOf(
            recommend.rows().stream().map(row -> row.getField("receipt")).toList());
  }

  @Test
  void computesEveryReceiptAgainFromTheFile() throws IOException {
    recommend.with(Invoices.prompt(120, 24));
    Path receipts = recommend.out().resolve("receipts.jsonl");
    long rows = recommend.rows().size();

    CommandLineRun run = recommend.verify(receipts);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            receipts + ": " + rows + " receipts computed again, every one the same to the byte.\n");
  }

  @Test
  void findsAReceiptThatWasChanged() throws IOException {
    recommend.with(Invoices.monthly(3, 3, 40));
    Path receipts = recommend.out().resolve("receipts.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(receipts));
    lines.set(1, lines.get(1).replaceFirst("\"low\":0", "\"low\":1"));
    Files.write(receipts, lines);

    CommandLineRun run = recommend.verify(receipts);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "%s, line 2: comes out differently from %s.\n"
                .formatted(receipts, folder.resolve("invoices.csv")));
  }

  @Test
  void computesOneReceiptAgainAndSaysWhatDiffers() throws IOException {
    recommend.with(Invoices.monthly(3, 3, 40));
    Path receipts = recommend.out().resolve("receipts.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(receipts));
    String id = lines.get(1).substring(12, 32);

    CommandLineRun same = recommend.recompute(id, receipts);
    lines.set(1, lines.get(1).replaceFirst("\"low\":0", "\"low\":1"));
    Files.write(receipts, lines);
    CommandLineRun other = recommend.recompute(id, receipts);

    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.out())
        .isEqualToNormalizingNewlines("Receipt " + id + " computed again: the same to the bit.\n");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err())
        .startsWith("Receipt " + id + " comes out differently (receipt -> here):")
        .contains("  rests.outcome.low: 1");
    assertThat(recommend.recompute("0123456789abcdef0123", receipts).err())
        .startsWith(receipts + " holds no receipt 0123456789abcdef0123;");
  }

  @Test
  void findsThatTheInvoicesAreNotThoseOfTheReceipts() throws IOException {
    recommend.with(Invoices.monthly(3, 3, 40));
    Path file = Invoices.monthly(3, 4, 40).in(folder);

    CommandLineRun run = recommend.verify(recommend.out().resolve("receipts.jsonl"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("line 1: was written for another file than " + file);
  }

  @Test
  void refusesToVerifyWhatIsNoReceipt() throws IOException {
    Path other = Files.writeString(folder.resolve("other.jsonl"), "{\"a\":1}\n");
    Invoices.monthly(3, 3, 40).in(folder);

    CommandLineRun run = recommend.verify(other);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualToNormalizingNewlines(other + ", line 1: this is no receipt.\n");
    CommandLineRun german =
        CommandLineRun.of(
            "--lang",
            "de",
            "recommend",
            "--invoices",
            folder.resolve("invoices.csv"),
            "--verify",
            other);
    assertThat(german.err())
        .isEqualToNormalizingNewlines(other + ", Zeile 1: das ist kein Beleg einer Empfehlung.\n");
  }
}
