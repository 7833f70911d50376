package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rows of a file one by one, good and bad, in constant memory. Reading on may throw {@link
 * FileRefusal}; what was read before then may not be used either, because the file is broken.
 */
final class FileRows<T> implements Iterator<Reading<T>>, Closeable {
  private final CsvRows rows;
  private final List<String> headings;
  private final Function<CsvRow, T> reader;
  private boolean looked;
  private boolean found;

  /**
   * @param headings one for each column that rows must have
   * @param reader understands a row or throws {@link BadCell}
   * @param onFirst whether the current row is the first of the data
   */
  FileRows(CsvRows rows, List<String> headings, Function<CsvRow, T> reader, boolean onFirst) {
    this.rows = rows;
    this.headings = headings;
    this.reader = reader;
    this.looked = onFirst;
    this.found = onFirst;
  }

  /** How many columns the headings name. */
  int columns() {
    return headings.size();
  }

  @Override
  public boolean hasNext() {
    if (!looked) {
      found = rows.next();
      looked = true;
    }
    return found;
  }

  @Override
  public Reading<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    looked = false;
    CsvRow row = rows.row();
    try {
      requireShape(row);
      return new Reading.Good<>(row.line(), reader.apply(row));
    } catch (BadCell bad) {
      return new Reading.Bad<>(
          new FileFault(rows.file(), row.line(), shown(bad.column()), bad.text()));
    }
  }

  @Override
  public void close() {
    rows.close();
  }

  private void requireShape(CsvRow row) {
    if (row.hasLineBreak()) {
      throw new BadCell(
          BadCell.WHOLE_ROW,
          new Sentence(
              "a text runs over the end of its line; remove the line break or close the quotation"
                  + " mark",
              "ein Text läuft über das Zeilenende hinaus; bitte den Zeilenumbruch entfernen oder das"
                  + " Anführungszeichen schließen"));
    }
    boolean tooLong = row.size() > headings.size() && !blankFrom(row, headings.size());
    if (tooLong || row.size() < headings.size()) {
      throw new BadCell(BadCell.WHOLE_ROW, cellCount(row.size(), tooLong));
    }
  }

  private Sentence cellCount(int cells, boolean tooLong) {
    Sentence counts =
        new Sentence(
                "the row has %s cells where the headings are %s; ",
                "die Zeile hat %s Felder, die Überschrift %s; ")
            .with(
                Sentence.same(Integer.toString(cells)),
                Sentence.same(Integer.toString(headings.size())));
    Sentence why =
        tooLong
            ? new Sentence(
                "a text with a ; in it needs quotation marks around it",
                "ein Text mit ; darin muss in Anführungszeichen stehen")
            : new Sentence("export the file again", "bitte die Datei erneut exportieren");
    return new Sentence(counts.english() + why.english(), counts.german() + why.german());
  }

  private static boolean blankFrom(CsvRow row, int first) {
    for (int i = first; i < row.size(); i++) {
      if (!row.isBlank(i)) {
        return false;
      }
    }
    return true;
  }

  private String shown(int column) {
    if (column == BadCell.WHOLE_ROW) {
      return "";
    }
    String heading = column < headings.size() ? headings.get(column) : "";
    return (column + 1) + (heading.isBlank() ? "" : " (" + heading + ")");
  }
}
