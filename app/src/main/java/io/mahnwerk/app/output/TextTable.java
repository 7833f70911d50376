package io.mahnwerk.app.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of aligned columns: the first to the left, the others as told. */
public final class TextTable {
  private final List<String> head;
  private final boolean numbers;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(List<String> head, boolean numbers) {
    this.head = List.copyOf(head);
    this.numbers = numbers;
  }

  /** Every column to the left. */
  public static TextTable ofTexts(String... head) {
    return new TextTable(Arrays.asList(head), false);
  }

  /** The first column to the left, the others to the right. */
  public static TextTable ofNumbers(String... head) {
    return new TextTable(Arrays.asList(head), true);
  }

  public TextTable row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(
          "A row must have %d cells but has %d".formatted(head.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  public void print(PrintWriter out) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      int index = column;
      int widest = rows.stream().mapToInt(row -> length(row.get(index))).max().orElse(0);
      widths.add(Math.max(widest, length(head.get(column))));
    }
    line(out, head, widths);
    out.println(
        String.join("  ", widths.stream().map(width -> "─".repeat(Math.max(1, width))).toList()));
    rows.forEach(row -> line(out, row, widths));
  }

  private void line(PrintWriter out, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String gap = " ".repeat(widths.get(column) - length(cell));
      line.append(column == 0 ? "" : "  ");
      line.append(numbers && column > 0 ? gap + cell : cell + gap);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
