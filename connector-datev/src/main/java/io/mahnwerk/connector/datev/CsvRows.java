package io.mahnwerk.connector.datev;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mahnwerk.core.model.Sentence;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/**
 * The rows of a file as the CSV library sees them: {@code ;} between cells, {@code "} around text.
 */
final class CsvRows implements Closeable {
  private static final int BUFFER = 1 << 17;

  private final String file;
  private final CsvRow row = new CsvRow();
  private final CloseableIterator<CsvRow> rows;

  private CsvRows(String file, Reader text) {
    this.file = file;
    this.rows = lexer().build(row, text).iterator();
  }

  /**
   * Looks through the whole file before the first row is read, so that a file which is cut or of
   * mixed encodings gives no row at all.
   *
   * @throws FileRefusal for such a file and for one that cannot be opened
   */
  static CsvRows open(Path file) {
    String name = FileEncoding.nameOf(file);
    try {
      return new CsvRows(name, FileEncoding.of(file).reader(file));
    } catch (IOException refused) {
      throw new FileRefusal(FileFault.ofFile(name, unreadable(refused)), refused);
    }
  }

  static CsvReader.CsvReaderBuilder lexer() {
    return CsvReader.builder()
        .fieldSeparator(';')
        .quoteCharacter('"')
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(BUFFER);
  }

  String file() {
    return file;
  }

  CsvRow row() {
    return row;
  }

  /**
   * Goes to the next row that is not empty; false after the last.
   *
   * @throws FileRefusal where the rest of the file cannot be told into rows
   */
  boolean next() {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      return true;
    } catch (CsvRow.TooLong tooLong) {
      throw new FileRefusal(FileFault.ofLine(file, row.line(), CsvRow.TooLong.TEXT), tooLong);
    } catch (CsvParseException broken) {
      throw new FileRefusal(FileFault.ofLine(file, row.line(), quotation()), broken);
    } catch (UncheckedIOException broken) {
      throw new FileRefusal(
          FileFault.ofLine(file, row.line(), unreadable(broken.getCause())), broken);
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static Sentence quotation() {
    return new Sentence(
        "a quotation mark in this row is not closed, or text follows one that is; correct it or"
            + " export again",
        "in dieser Zeile ist ein Anführungszeichen nicht geschlossen, oder nach dem schließenden"
            + " folgt Text; bitte berichtigen oder erneut exportieren");
  }

  private static Sentence unreadable(Exception refused) {
    if (refused instanceof CharacterCodingException) {
      return new Sentence(
          "a letter after this line does not fit the encoding of the file; export it again",
          "ein Zeichen nach dieser Zeile passt nicht zum Zeichensatz der Datei; bitte erneut"
              + " exportieren");
    }
    return new Sentence(
        "the file cannot be read; check that it exists and that no other program has it open",
        "die Datei kann nicht gelesen werden; bitte prüfen, ob es sie gibt und kein anderes Programm"
            + " sie geöffnet hat");
  }
}
