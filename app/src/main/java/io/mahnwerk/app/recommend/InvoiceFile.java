package io.mahnwerk.app.recommend;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/**
 * An invoice file, read row by row. A file that cannot be read at all is a {@link CommandFailure}
 * that names file, line and column; a row that cannot be read is listed beside the good ones.
 */
final class InvoiceFile {
  private static final int LONGEST_HEADER = 1 << 16;

  private final Path file;

  InvoiceFile(Path file) {
    this.file = file;
  }

  /** What was known on the day: later documents are left out, later clearings are hidden. */
  InvoiceBook read(LocalDate asOf) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          new Sentence("%s: there is no such file.", "%s: diese Datei gibt es nicht.")
              .naming(file));
    }
    try {
      TextEncoding encoding = TextEncoding.of(file);
      InvoiceBook.Builder book = new InvoiceBook.Builder(file, encoding, asOf);
      read(encoding, book);
      return book.build();
    } catch (IOException unreadable) {
      throw new CommandFailure(
          new Sentence("%s: the file cannot be read (%s).", "%s: die Datei ist nicht lesbar (%s).")
              .naming(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private void read(TextEncoding encoding, InvoiceBook.Builder book) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader text = reader(bytes, encoding)) {
      char separator = InvoiceHeader.separator(peekHeader(text));
      try (CsvReader<CsvRecord> rows =
          CsvReader.builder()
              .fieldSeparator(separator)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .trimWhitespacesAroundQuotes(true)
              .ofCsvRecord(text)) {
        Iterator<CsvRecord> iterator = rows.iterator();
        if (!iterator.hasNext()) {
          throw new CommandFailure(
              new Sentence("%s, line 1: the file is empty.", "%s, Zeile 1: die Datei ist leer.")
                  .naming(file));
        }
        InvoiceHeader header = InvoiceHeader.of(file, iterator.next().getFields());
        book.header(header);
        RowReader reader = new RowReader(header);
        while (iterator.hasNext()) {
          read(iterator.next(), reader, book);
        }
      }
    } catch (CsvParseException broken) {
      throw new CommandFailure(
          new Sentence(
                  "%s: the file is no readable CSV (%s).",
                  "%s: die Datei ist als CSV nicht lesbar (%s).")
              .naming(file, broken.getMessage()),
          broken);
    }
  }

  private static void read(CsvRecord row, RowReader reader, InvoiceBook.Builder book) {
    List<String> cells = row.getFields();
    long line = row.getStartingLineNumber();
    int swallowed = lineBreaks(cells);
    if (swallowed > 0) {
      Sentence problem =
          new Sentence(
                  "runs over %s lines; is a quotation mark missing?",
                  "läuft über %s Zeilen; fehlt ein Anführungszeichen?")
              .naming(swallowed + 1);
      book.bad(new BadRow(line, "", problem, ""), swallowed + 1);
      return;
    }
    try {
      book.add(line, reader.read(cells));
    } catch (RowReader.Unreadable unreadable) {
      String month = cells.size() == book.width() ? reader.month(cells) : "";
      book.bad(unreadable.at(line, month), 1);
    }
  }

  /** An open quotation mark swallows rows, which must not be lost without a word. */
  private static int lineBreaks(List<String> cells) {
    int breaks = 0;
    for (String cell : cells) {
      breaks += (int) cell.lines().count() > 1 ? (int) cell.lines().count() - 1 : 0;
    }
    return breaks;
  }

  private BufferedReader reader(InputStream bytes, TextEncoding encoding) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                encoding
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            LONGEST_HEADER);
    skipByteOrderMark(reader);
    return reader;
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static String peekHeader(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    char[] start = new char[LONGEST_HEADER - 1];
    int length = Math.max(0, reader.read(start));
    reader.reset();
    return new String(start, 0, length).lines().findFirst().orElse("");
  }
}
