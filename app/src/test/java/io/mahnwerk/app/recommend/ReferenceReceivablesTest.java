package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on receivables of others that may lie beside the project. */
class ReferenceReceivablesTest {
  private static final Path REFERENCE =
      Path.of(
          System.getProperty("mahnwerk.root", ".."), "..", "shared", "reference", "receivables");

  @TempDir Path out;

  @ParameterizedTest
  @CsvSource({
    "ibm-2012-2013.first70.csv, 2013-05-01",
    "cassandra-2011-2017.first70.csv, 2016-02-01"
  })
  void readsEveryRow(String name, String asOf) throws IOException {
    Path file = REFERENCE.resolve(name);
    assumeTrue(Files.exists(file), "reference data are absent: " + name);

    CommandLineRun run =
        CommandLineRun.of("recommend", "--invoices", file, "--as-of", asOf, "--out", out);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    long rows = Files.readAllLines(out.resolve("recommendations.csv")).size() - 1L;
    assertThat(rows).isGreaterThan(50);
    CommandLineRun again =
        CommandLineRun.of(
            "recommend", "--invoices", file, "--verify", out.resolve("receipts.jsonl"));
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains(" " + rows + " ");
  }
}
