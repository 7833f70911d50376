package io.mahnwerk.app.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mahnwerk.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs {@code recommend} on invoices in a folder.
 *
 * @param folder where the invoices lie and, below it, what comes of them
 */
record RecommendRun(Path folder) {
  Path out() {
    return folder.resolve("new/result");
  }

  CommandLineRun with(Invoices invoices, Object... more) throws IOException {
    Object[] first = {
      "--lang",
      "en",
      "recommend",
      "--invoices",
      invoices.in(folder),
      "--as-of",
      Invoices.AS_OF,
      "--out",
      out()
    };
    return CommandLineRun.of(Stream.concat(Stream.of(first), Stream.of(more)).toArray());
  }

  CommandLineRun verify(Path receipts) {
    return CommandLineRun.of(
        "--lang",
        "en",
        "recommend",
        "--invoices",
        folder.resolve("invoices.csv"),
        "--verify",
        receipts);
  }

  CommandLineRun recompute(String id, Path receipts) {
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

  List<NamedCsvRecord> rows() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(out().resolve("recommendations.csv"))) {
      return csv.stream().toList();
    }
  }

  JsonNode report() throws IOException {
    return new ObjectMapper().readTree(out().resolve("report.json").toFile());
  }

  List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
