package io.mahnwerk.connector.datev;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.mahnwerk.core.model.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that was read last, kept as characters so that only what is asked for becomes an object.
 * Valid until the next row is read.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  /** More than any layout has; a row of more is no row of this format. */
  static final int MOST_CELLS = 512;

  /** More than any row has; an open quotation mark would otherwise swallow the rest of the file. */
  static final int LONGEST_ROW = 1 << 16;

  private final int[] starts = new int[MOST_CELLS + 1];
  private final int[] froms = new int[MOST_CELLS];
  private final int[] tos = new int[MOST_CELLS];
  private final @Nullable String[] lastTexts = new String[MOST_CELLS];
  private char[] text = new char[1 << 10];
  private int cells;
  private int length;
  private long line;
  private boolean broken;

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    cells = 0;
    length = 0;
    broken = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
    if (index >= MOST_CELLS || length + size > LONGEST_ROW) {
      throw new TooLong();
    }
    if (length + size > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + size));
    }
    System.arraycopy(buffer, offset, text, length, size);
    if (quoted) {
      lookForLineBreak(length, length + size);
    }
    length += size;
    cells = index + 1;
    starts[cells] = length;
    trim(index);
  }

  private void trim(int column) {
    int from = starts[column];
    int to = length;
    while (from < to && text[from] <= ' ') {
      from++;
    }
    while (to > from && text[to - 1] <= ' ') {
      to--;
    }
    froms[column] = from;
    tos[column] = to;
  }

  private void lookForLineBreak(int from, int to) {
    for (int i = from; i < to && !broken; i++) {
      broken = text[i] == '\n' || text[i] == '\r';
    }
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }

  long line() {
    return line;
  }

  /** How many cells the row has. */
  int size() {
    return cells;
  }

  /** Whether a quoted text runs over a line end, which the format forbids. */
  boolean hasLineBreak() {
    return broken;
  }

  /** Whether the cell is missing or blank. */
  boolean isBlank(int column) {
    return from(column) == to(column);
  }

  /** The cell without blanks around it; empty where the row is too short. */
  String text(int column) {
    int from = from(column);
    return new String(text, from, to(column) - from);
  }

  /** The same text for a column that mostly repeats itself, without a further object for it. */
  String repeated(int column) {
    if (column < 0 || column >= cells) {
      return "";
    }
    String last = lastTexts[column];
    if (last == null || !says(column, last)) {
      last = text(column);
      lastTexts[column] = last;
    }
    return last;
  }

  /** Whether a cell says just this. */
  boolean says(int column, String word) {
    int from = from(column);
    boolean same = to(column) - from == word.length();
    for (int i = 0; same && i < word.length(); i++) {
      same = text[from + i] == word.charAt(i);
    }
    return same;
  }

  /** The cell as it stands, blanks and all. */
  String raw(int column) {
    return column < cells
        ? new String(text, starts[column], starts[column + 1] - starts[column])
        : "";
  }

  List<String> texts() {
    List<String> all = new ArrayList<>(cells);
    for (int i = 0; i < cells; i++) {
      all.add(text(i));
    }
    return all;
  }

  char at(int position) {
    return text[position];
  }

  /** The first character of a cell that is no blank. */
  int from(int column) {
    return column < 0 || column >= cells ? 0 : froms[column];
  }

  /** Where the cell ends, blanks left out; the same as {@link #from} for a blank cell. */
  int to(int column) {
    return column < 0 || column >= cells ? 0 : tos[column];
  }

  /** Says that a row is longer than any of its format. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Sentence TEXT =
        new Sentence(
            "the row is longer than any of this format, perhaps because a quotation mark is not"
                + " closed; correct it or export again",
            "die Zeile ist länger als jede dieses Formats, vielleicht weil ein Anführungszeichen"
                + " nicht geschlossen ist; bitte berichtigen oder erneut exportieren");

    TooLong() {
      super(TEXT.english(), null, false, false);
    }
  }
}
