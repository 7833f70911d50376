package io.mahnwerk.mocks.datev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The 125 columns of category 21, version 13; numbers count from 1. */
final class PostingColumns {
  static final int CATEGORY = 21;
  static final int VERSION = 13;
  static final String NAME = "Buchungsstapel";

  static final int AMOUNT = 1;
  static final int SIDE = 2;
  static final int CURRENCY = 3;
  static final int ACCOUNT = 7;
  static final int CONTRA = 8;
  static final int DATE = 10;
  static final int DOCUMENT = 11;
  static final int TEXT = 14;
  static final int BLOCK = 15;
  static final int BLOCKED_UNTIL = 111;
  static final int DUE = 117;

  static final List<Column> ALL = read();

  private PostingColumns() {}

  record Column(String name, boolean text) {}

  static String headings() {
    Row row = new Row();
    ALL.forEach(column -> row.bare(column.name()));
    return row.toString();
  }

  /** A row with these cells, all others empty. */
  static String row(Map<Integer, String> cells) {
    Row row = new Row();
    for (int column = 1; column <= ALL.size(); column++) {
      String value = cells.getOrDefault(column, "");
      if (ALL.get(column - 1).text()) {
        row.text(value);
      } else {
        row.bare(value);
      }
    }
    return row.toString();
  }

  private static List<Column> read() {
    InputStream table =
        Objects.requireNonNull(PostingColumns.class.getResourceAsStream("buchungen.csv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines.lines().map(PostingColumns::column).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Column column(String line) {
    String[] fields = line.split(";", -1);
    return new Column(fields[0], fields[1].equals("text"));
  }
}
