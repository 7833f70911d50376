package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A file in DATEV format 700 (EXTF, or DTVF where DATEV wrote it): first line, headings, rows.
 * Fields are known by their position; headings only have to agree with it.
 */
final class ExtfFile implements Closeable {
  private final CsvRows rows;
  private final ExtfHeader header;
  private final Headings headings;

  private ExtfFile(CsvRows rows, ExtfHeader header, Headings headings) {
    this.rows = rows;
    this.header = header;
    this.headings = headings;
  }

  /**
   * Opens a file of a category and client.
   *
   * @throws FileRefusal for any other file, and for one that is cut, of mixed encodings or misses
   *     its headings
   */
  static ExtfFile open(Path file, ExtfCategory category, OfficeClient client) {
    ExtfFile opened = open(file);
    try {
      opened.header.require(client, category, opened.file());
      return opened;
    } catch (FileRefusal refused) {
      opened.close();
      throw refused;
    }
  }

  /** Opens a file of any category that is read and of any client, to find out what it is. */
  static ExtfFile open(Path file) {
    CsvRows rows = CsvRows.open(file);
    try {
      rows.next();
      ExtfHeader header = ExtfHeader.of(rows.row(), rows.file());
      if (!rows.next()) {
        throw new FileRefusal(FileFault.ofLine(rows.file(), 2, noHeadings()));
      }
      Headings headings = Headings.of(rows.row());
      requireWidth(header, headings, rows.file());
      return new ExtfFile(rows, header, headings);
    } catch (FileRefusal refused) {
      rows.close();
      throw refused;
    }
  }

  private static void requireWidth(ExtfHeader header, Headings headings, String file) {
    int most = header.category().columns(header.version());
    if (headings.size() == 0) {
      throw new FileRefusal(FileFault.ofLine(file, 2, noHeadings()));
    }
    if (headings.size() > most) {
      throw new FileRefusal(
          FileFault.ofLine(
              file,
              2,
              new Sentence(
                      "there are %s headings where this version has at most %s columns; export it"
                          + " again in the version that the first line names",
                      "hier stehen %s Überschriften, diese Version hat aber höchstens %s Spalten;"
                          + " bitte in der Version exportieren, die die erste Zeile nennt")
                  .with(
                      Sentence.same(Integer.toString(headings.size())),
                      Sentence.same(Integer.toString(most)))));
    }
  }

  private static Sentence noHeadings() {
    return new Sentence(
        "the line of headings is missing; export the file again",
        "die Zeile mit den Überschriften fehlt; bitte die Datei erneut exportieren");
  }

  ExtfHeader header() {
    return header;
  }

  Headings headings() {
    return headings;
  }

  /** The name that people know it by. */
  String file() {
    return rows.file();
  }

  /** The data rows; closing them closes the file. */
  <T> FileRows<T> rows(Function<CsvRow, T> reader) {
    return new FileRows<>(rows, headings.texts(), reader, false);
  }

  @Override
  public void close() {
    rows.close();
  }
}
