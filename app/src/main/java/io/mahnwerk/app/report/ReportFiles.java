package io.mahnwerk.app.report;

import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Writes report.json and report.html; both are whole or both are as before. */
public final class ReportFiles {
  private final Path folder;

  public ReportFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * @param first the language in which the page opens
   */
  public void write(DemoReport report, Locale first) {
    String page = new ReportPage(report, first).html();
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write("report.json", out -> Json.INDENTED.write(report, out));
      files.write("report.html", out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
  }
}
