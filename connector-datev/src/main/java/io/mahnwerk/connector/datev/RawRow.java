package io.mahnwerk.connector.datev;

import java.util.ArrayList;
import java.util.List;

/**
 * A row with the exact text of every cell, quotation marks and all. Put together again it is to the
 * letter what was read, except for cells that were changed.
 *
 * @param line where the row begins in its file, counted from 1
 * @param cells as they stand between the semicolons
 * @param end the line end; empty where the file stops
 */
record RawRow(long line, List<String> cells, String end) {
  RawRow {
    cells = List.copyOf(cells);
  }

  String text() {
    return String.join(";", cells) + end;
  }

  /** What a cell says, without its quotation marks and blanks; empty where the row is too short. */
  String value(int column) {
    if (column >= cells.size()) {
      return "";
    }
    String cell = cells.get(column);
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return (quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell).strip();
  }

  /** The row with another number or date in a cell that it has. */
  RawRow withNumber(int column, String digits) {
    return with(column, digits);
  }

  /** The row with another text in a cell that it has, quoted as the format demands of texts. */
  RawRow withText(int column, String text) {
    return with(column, '"' + text.replace("\"", "\"\"") + '"');
  }

  private RawRow with(int column, String cell) {
    List<String> changed = new ArrayList<>(cells);
    changed.set(column, cell);
    return new RawRow(line, changed, end);
  }
}
