package io.mahnwerk.app.recommend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files of the quick start; they are replaced together. */
final class RecommendOutput {
  private static final String RECOMMENDATIONS = "recommendations.csv";
  private static final String RECEIPTS = "receipts.jsonl";
  private static final String REPORT = "report.json";

  private final Path folder;

  RecommendOutput(Path folder) {
    this.folder = folder;
  }

  void write(List<RecommendationRow> rows, RecommendReport report) {
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write(RECOMMENDATIONS, out -> recommendations(rows, out));
      files.write(RECEIPTS, out -> receipts(rows, out));
      files.write(REPORT, out -> Json.INDENTED.write(report, out));
      files.publish();
    }
  }

  /** Leaves no recommendation of an earlier file beside this report. */
  void writeReportOnly(RecommendReport report) {
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write(REPORT, out -> Json.INDENTED.write(report, out));
      files.remove(RECOMMENDATIONS);
      files.remove(RECEIPTS);
      files.publish();
    }
  }

  private static void recommendations(List<RecommendationRow> rows, OutputStream out)
      throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8)) {
      csv.writeRecord(RecommendationRow.HEADER);
      rows.forEach(row -> csv.writeRecord(row.cells()));
    }
  }

  private static void receipts(List<RecommendationRow> rows, OutputStream out) throws IOException {
    for (RecommendationRow row : rows) {
      out.write((row.receiptLine() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
