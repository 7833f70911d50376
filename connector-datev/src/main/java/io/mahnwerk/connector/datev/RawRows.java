package io.mahnwerk.connector.datev;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a text into rows and cells and loses no letter of it. */
final class RawRows implements Closeable {
  private final String file;
  private final BufferedReader text;
  private final StringBuilder cell = new StringBuilder();
  private long line = 1;
  private int length;

  RawRows(String file, Reader text) {
    this.file = file;
    this.text = new BufferedReader(text, 1 << 16);
  }

  /**
   * The next row, an empty line being a row of one empty cell; empty after the last.
   *
   * @throws FileRefusal for a row longer than any of its format
   */
  Optional<RawRow> next() throws IOException {
    int c = text.read();
    if (c < 0) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    long start = line;
    length = 0;
    while (c >= 0) {
      c = readCell(c);
      cells.add(cell.toString());
      cell.setLength(0);
      if (c != ';') {
        return Optional.of(new RawRow(start, cells, lineEnd(c)));
      }
      c = text.read();
      if (c < 0) {
        cells.add("");
      }
    }
    return Optional.of(new RawRow(start, cells, ""));
  }

  /** Reads one cell and returns what follows it: a semicolon, a line end or -1. */
  private int readCell(int first) throws IOException {
    boolean quoted = first == '"';
    boolean open = quoted;
    int c = first;
    int last = first;
    if (quoted) {
      append(c);
      c = text.read();
    }
    while (c >= 0 && (open || c != ';' && c != '\r' && c != '\n')) {
      if (quoted && c == '"') {
        open = !open;
      }
      line += open && (c == '\r' || c == '\n' && last != '\r') ? 1 : 0;
      append(c);
      last = c;
      c = text.read();
    }
    return c;
  }

  private void append(int c) {
    if (++length > CsvRow.LONGEST_ROW) {
      throw new FileRefusal(FileFault.ofLine(file, line, CsvRow.TooLong.TEXT));
    }
    cell.append((char) c);
  }

  private String lineEnd(int c) throws IOException {
    if (c < 0) {
      return "";
    }
    line++;
    if (c == '\n') {
      return "\n";
    }
    text.mark(1);
    if (text.read() == '\n') {
      return "\r\n";
    }
    text.reset();
    return "\r";
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
