package io.mahnwerk.connector.datev;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Copies a file row by row in its own encoding. What a rule does not change is the same to the
 * byte; a row that it changes is read again by the CSV library, and unless exactly the changed
 * cells differ the file is refused. The copy appears under its name when it is complete.
 */
final class RowCopy {
  private RowCopy() {}

  /**
   * @param rule the row itself, a changed one, or nothing for a row that is left out
   * @throws FileRefusal where the source cannot be read or the copy not written
   */
  static void copy(Path from, Path to, Function<RawRow, Optional<RawRow>> rule) {
    String name = FileEncoding.nameOf(from);
    Path beside = to.resolveSibling("." + FileEncoding.nameOf(to) + ".tmp");
    try {
      FileEncoding encoding = FileEncoding.of(from);
      try (RawRows rows = new RawRows(name, encoding.reader(from));
          OutputStream bytes = Files.newOutputStream(beside)) {
        bytes.write(encoding.mark());
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    bytes,
                    encoding
                        .charset()
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        copy(rows, out, name, rule);
        out.flush();
      }
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new FileRefusal(FileFault.ofFile(FileEncoding.nameOf(to), notWritten()), refused);
    } finally {
      remove(beside);
    }
  }

  /**
   * Makes sure that a row is the one it is taken for.
   *
   * @throws FileRefusal where the cell says something else
   */
  static void requireCell(RawRow row, int column, String text, Path file) {
    if (!row.value(column).equals(text)) {
      throw new FileRefusal(
          FileFault.ofLine(FileEncoding.nameOf(file), row.line(), cannotBeChanged()));
    }
  }

  private static void copy(
      RawRows rows, Writer out, String file, Function<RawRow, Optional<RawRow>> rule)
      throws IOException {
    for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      RawRow before = row.get();
      Optional<RawRow> after = rule.apply(before);
      if (after.isPresent()) {
        if (after.get() != before) {
          requireOnlyTheChange(before, after.get(), file);
        }
        out.write(after.get().text());
      }
    }
  }

  private static void requireOnlyTheChange(RawRow before, RawRow after, String file) {
    List<String> was = lexed(before);
    List<String> is = lexed(after);
    boolean same = was.size() == is.size() && is.size() == before.cells().size();
    for (int i = 0; same && i < is.size(); i++) {
      boolean changed = !before.cells().get(i).equals(after.cells().get(i));
      same = changed ? is.get(i).strip().equals(after.value(i)) : is.get(i).equals(was.get(i));
    }
    if (!same) {
      throw new FileRefusal(FileFault.ofLine(file, before.line(), cannotBeChanged()));
    }
  }

  private static List<String> lexed(RawRow row) {
    try {
      CsvRecord record = CsvRows.lexer().ofSingleCsvRecord(String.join(";", row.cells()));
      return record.getFields();
    } catch (RuntimeException broken) {
      return List.of();
    }
  }

  private static Sentence cannotBeChanged() {
    return new Sentence(
        "the row cannot be changed without touching other cells; correct its quotation marks or"
            + " export again",
        "die Zeile lässt sich nicht ändern, ohne andere Felder zu berühren; bitte ihre"
            + " Anführungszeichen berichtigen oder erneut exportieren");
  }

  private static Sentence notWritten() {
    return new Sentence(
        "the file cannot be written; check free space and rights of its folder",
        "die Datei kann nicht geschrieben werden; bitte Speicherplatz und Rechte des Ordners prüfen");
  }

  private static void remove(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException left) {
      // It bears a name that nobody picks up, and the next copy replaces it.
    }
  }
}
