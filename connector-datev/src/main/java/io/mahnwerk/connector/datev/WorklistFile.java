package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worklist of an office client in German: a CSV file, the same as an Excel sheet and as a PDF
 * to print. Each appears when it is complete, the CSV file last.
 */
final class WorklistFile {
  static final List<String> HEADINGS =
      List.of(
          "Zeile",
          "Konto",
          "Name",
          "Belegfeld 1",
          "Belegdatum",
          "Fälligkeit",
          "Betrag",
          "Währung",
          "Was tun",
          "Sperre bis",
          "Grund");
  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private WorklistFile() {}

  /**
   * Writes stem.xlsx, stem.pdf and stem.csv; files of that name are replaced.
   *
   * @throws FileRefusal where one cannot be written
   */
  static void write(Path stem, List<WorklistLine> lines, OfficeClient client) {
    write(stem, ".xlsx", out -> WorklistSheet.write(out, lines));
    write(stem, ".pdf", out -> WorklistPdf.write(out, lines, title(client)));
    write(stem, ".csv", out -> WorklistCsv.write(out, lines));
  }

  /** The files that {@link #write} makes. */
  static List<Path> filesOf(Path stem) {
    return Stream.of(".xlsx", ".pdf", ".csv")
        .map(extension -> stem.resolveSibling(FileEncoding.nameOf(stem) + extension))
        .toList();
  }

  private static String title(OfficeClient client) {
    return "Mahnsperren zum Eintragen, Berater %d, Mandant %d"
        .formatted(client.consultant(), client.client());
  }

  private static void write(Path stem, String extension, Content content) {
    String name = FileEncoding.nameOf(stem) + extension;
    Path beside = stem.resolveSibling("." + name + ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        content.writeTo(out);
      }
      Files.move(
          beside,
          stem.resolveSibling(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new FileRefusal(
          FileFault.ofFile(
              name,
              new Sentence(
                  "the worklist cannot be written; check free space and rights of its folder, and"
                      + " that no program has it open",
                  "die Arbeitsliste kann nicht geschrieben werden; bitte Speicherplatz und Rechte des"
                      + " Ordners prüfen und ob ein Programm sie geöffnet hat")),
          refused);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
