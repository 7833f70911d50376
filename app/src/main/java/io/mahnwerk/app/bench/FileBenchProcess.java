package io.mahnwerk.app.bench;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.Logging;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.spi.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link FilesCommand} runs in a process of its own, whose memory is bounded. */
final class FileBenchProcess {
  /** With which exit code Java ends when memory is out. */
  static final int OUT_OF_MEMORY = 3;

  private FileBenchProcess() {}

  /**
   * Entry point.
   *
   * @param args folder, rows, language
   */
  public static void main(String[] args) throws IOException {
    Logging.QUIET.begin();
    Terminal terminal = Terminal.system();
    int exitCode;
    try {
      FilesReport report =
          measure(
              Path.of(args[0]), Long.parseLong(args[1]), formats(ConnectorRegistry.onClassPath()));
      report.print(terminal.out(), Path.of(args[0]), Locale.forLanguageTag(args[2]));
      exitCode = report.keepsItsPromises() ? 0 : 1;
    } catch (CommandFailure failed) {
      terminal.err().println(failed.getMessage());
      exitCode = 1;
    }
    terminal.flush();
    System.exit(exitCode);
  }

  static List<FileFormat> formats(ConnectorRegistry connectors) {
    return connectors.providers().stream()
        .flatMap(provider -> provider.fileFormats().stream())
        .toList();
  }

  /** Measures each format and writes report.json into the folder. */
  static FilesReport measure(Path folder, long rows, List<FileFormat> formats) throws IOException {
    List<FileFigures> figures = new ArrayList<>();
    try (StagedFiles files = StagedFiles.in(folder)) {
      for (FileFormat format : formats) {
        Path file = folder.resolve("." + format.name() + ".bench");
        try {
          figures.add(new FileBench(format, file).measure(rows));
        } finally {
          Files.deleteIfExists(file);
        }
      }
      FilesReport report = FilesReport.of(rows, figures);
      files.write("report.json", stream -> Json.INDENTED.write(report, stream));
      files.publish();
      return report;
    }
  }
}
