package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Dates as {@code TTMMJJJJ} or {@code TT.MM.JJJJ}, leading zeros present or not, in the years 1900
 * to 2199.
 */
final class DateCell {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private DateCell() {}

  /** Empty for a blank cell and for 0, as which some programs write no date. */
  static Optional<LocalDate> read(CsvRow row, int column) {
    int from = row.from(column);
    int to = row.to(column);
    if (from == to || to - from == 1 && row.at(from) == '0') {
      return Optional.empty();
    }
    long digits = -1;
    if (to - from == 7 || to - from == 8) {
      digits = Cells.digits(row, from, to);
    }
    if (digits < 0) {
      digits = dottedDate(row, from, to);
    }
    if (digits < 0) {
      throw noDate(row, column);
    }
    return Optional.of(date(row, column, digits));
  }

  private static LocalDate date(CsvRow row, int column, long digits) {
    int year = (int) (digits % 10_000);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw noDate(row, column);
    }
    try {
      return LocalDate.of(year, (int) (digits / 10_000 % 100), (int) (digits / 1_000_000));
    } catch (DateTimeException noSuchDay) {
      throw noDate(row, column);
    }
  }

  /** {@code 01.02.2026} or {@code 1.2.2026} as 1022026; -1 for anything else. */
  private static long dottedDate(CsvRow row, int from, int to) {
    int first = dot(row, from, to);
    int second = first < 0 ? -1 : dot(row, first + 1, to);
    if (second < 0 || first - from > 2 || second - first > 3 || to - second != 5) {
      return -1;
    }
    long day = Cells.digits(row, from, first);
    long month = Cells.digits(row, first + 1, second);
    long year = Cells.digits(row, second + 1, to);
    return day < 0 || month < 0 || year < 0 ? -1 : (day * 100 + month) * 10_000 + year;
  }

  private static int dot(CsvRow row, int from, int to) {
    for (int i = from; i < to; i++) {
      if (row.at(i) == '.') {
        return i;
      }
    }
    return -1;
  }

  private static BadCell noDate(CsvRow row, int column) {
    return Cells.bad(
        row,
        column,
        new Sentence(
            "'%s' is no date such as 31122026 or 31.12.2026; correct it or export again",
            "'%s' ist kein Datum wie 31122026 oder 31.12.2026; bitte berichtigen oder erneut"
                + " exportieren"));
  }
}
