package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Amounts with a decimal comma, up to two decimals, a sign before or behind, and points at every
 * third place or at none: {@code 1.234,56}, {@code 380,8}, {@code 64083}, {@code 12,50-}. A decimal
 * point is refused, since {@code 1.234} could mean two amounts.
 */
final class AmountCell {
  private static final int MOST_DIGITS = 15;

  private AmountCell() {}

  /** An amount of at most two decimals, empty for a blank cell. */
  static Optional<BigDecimal> read(CsvRow row, int column) {
    int from = row.from(column);
    int to = row.to(column);
    if (from == to) {
      return Optional.empty();
    }
    boolean negative = row.at(from) == '-';
    int start = negative || row.at(from) == '+' ? from + 1 : from;
    if (start == from && row.at(to - 1) == '-') {
      negative = true;
      to--;
    }
    long cents = cents(row, start, to);
    if (cents < 0) {
      throw Cells.bad(
          row,
          column,
          new Sentence(
              "'%s' is no amount such as 1.234,56; correct it or export again",
              "'%s' ist kein Betrag wie 1.234,56; bitte berichtigen oder erneut exportieren"));
    }
    return Optional.of(BigDecimal.valueOf(negative ? -cents : cents, 2));
  }

  private static long cents(CsvRow row, int from, int to) {
    int comma = to;
    for (int i = from; i < to && comma == to; i++) {
      comma = row.at(i) == ',' ? i : comma;
    }
    long whole = grouped(row, from, comma);
    int decimals = Math.max(0, to - comma - 1);
    if (whole < 0 || decimals > 2 || comma < to && decimals == 0) {
      return -1;
    }
    long rest = decimals == 0 ? 0 : Cells.digits(row, comma + 1, to);
    return rest < 0 ? -1 : whole * 100 + (decimals == 1 ? rest * 10 : rest);
  }

  /** Digits with points at every third place from the right, or with none; -1 for anything else. */
  private static long grouped(CsvRow row, int from, int to) {
    long value = 0;
    int sinceDot = -1;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = row.at(i);
      if (Cells.isDigit(c)) {
        value = value * 10 + c - '0';
        sinceDot += sinceDot < 0 ? 0 : 1;
        digits++;
      } else if (c == '.' && (sinceDot == 3 || sinceDot < 0 && digits > 0 && digits < 4)) {
        sinceDot = 0;
      } else {
        return -1;
      }
      if (digits > MOST_DIGITS) {
        return -1;
      }
    }
    return digits == 0 || sinceDot >= 0 && sinceDot != 3 ? -1 : value;
  }
}
