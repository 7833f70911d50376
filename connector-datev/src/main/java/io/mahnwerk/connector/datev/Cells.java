package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.util.Optional;

/**
 * The meaning of single cells, as lenient as the programs that write them and no more. What cannot
 * be understood is a {@link BadCell}.
 */
final class Cells {
  private Cells() {}

  /** An account number of one to nine digits with its leading zeros. */
  static String account(CsvRow row, int column) {
    int from = row.from(column);
    int to = row.to(column);
    boolean zero = true;
    for (int i = from; i < to; i++) {
      if (!isDigit(row.at(i))) {
        throw noAccount(row, column);
      }
      zero &= row.at(i) == '0';
    }
    if (zero || to - from > 9) {
      throw noAccount(row, column);
    }
    return row.text(column);
  }

  /** A whole number, empty for a blank cell. */
  static Optional<Integer> number(CsvRow row, int column, int most) {
    int from = row.from(column);
    int to = row.to(column);
    if (from == to) {
      return Optional.empty();
    }
    long value = to - from > 9 ? Long.MAX_VALUE : digits(row, from, to);
    if (value < 0 || value > most) {
      throw bad(
          row,
          column,
          new Sentence(
              "'%s' is no whole number from 0 to " + most + "; correct it",
              "'%s' ist keine ganze Zahl von 0 bis " + most + "; bitte berichtigen"));
    }
    return Optional.of((int) value);
  }

  /** 0 or blank is no, 1 is yes, and nothing else means anything. */
  static boolean flag(CsvRow row, int column) {
    int from = row.from(column);
    int to = row.to(column);
    if (from == to || to - from == 1 && row.at(from) == '0') {
      return false;
    }
    if (to - from == 1 && row.at(from) == '1') {
      return true;
    }
    throw bad(
        row,
        column,
        new Sentence(
            "'%s' stands where only 0 or 1 may; another field has probably slipped in here, so"
                + " check the export's columns",
            "'%s' steht, wo nur 0 oder 1 stehen darf; wahrscheinlich ist ein anderes Feld hierher"
                + " geraten, bitte die Spalten des Exports prüfen"));
  }

  /** The digits as a number, -1 where there are none or anything else; at most 18 of them. */
  static long digits(CsvRow row, int from, int to) {
    long value = from < to ? 0 : -1;
    for (int i = from; i < to; i++) {
      if (!isDigit(row.at(i))) {
        return -1;
      }
      value = value * 10 + row.at(i) - '0';
    }
    return value;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A cell that holds what it must not. The sentence takes the cell's text. */
  static BadCell bad(CsvRow row, int column, Sentence text) {
    return new BadCell(column, text.with(FileFault.shown(row.raw(column))));
  }

  private static BadCell noAccount(CsvRow row, int column) {
    return bad(
        row,
        column,
        new Sentence(
            "'%s' is no account number of one to nine digits; correct it or export again",
            "'%s' ist keine Kontonummer aus ein bis neun Ziffern; bitte berichtigen oder erneut"
                + " exportieren"));
  }
}
