package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What changes in the row of one debtor.
 *
 * @param numbers new content of numeric and date columns, by position counted from 0; blank empties
 * @param texts the same for text columns
 */
record DebtorChange(Map<Integer, String> numbers, Map<Integer, String> texts) {
  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("ddMMuuuu");
  static final DebtorChange NOTHING = new DebtorChange(Map.of(), Map.of());
  private static final int OWN_FIELDS = 10;
  private static final int LONGEST_TEXT = 40;

  DebtorChange {
    numbers = Map.copyOf(numbers);
    texts = Map.copyOf(texts);
  }

  /** Another Mahnsperre bis, or none. */
  static DebtorChange blockedUntil(Optional<LocalDate> day) {
    String text = day.map(DATE::format).orElse("");
    return new DebtorChange(Map.of(DebtorColumn.BLOCKED_UNTIL.index(), text), Map.of());
  }

  /**
   * And another text in an Indiv. Feld.
   *
   * @param number 1 to 10; DATEV does not take over the fields behind
   * @param text at most 40 printable characters of ASCII
   */
  DebtorChange withOwnField(int number, String text) {
    if (number < 1 || number > OWN_FIELDS || !text.matches("[ -~]{0," + LONGEST_TEXT + "}")) {
      throw new IllegalArgumentException("Indiv. Feld " + number + " cannot hold " + text);
    }
    Map<Integer, String> all = new TreeMap<>(texts);
    all.put(DebtorColumn.FIRST_OWN_FIELD.index() + number - 1, text);
    return new DebtorChange(numbers, all);
  }

  /** And another Mahnung: 0 by the office's terms, 1 to 7 which notices, 9 none. */
  DebtorChange withDunning(int code) {
    if (code < 0 || code > 9 || code == 5 || code == 8) {
      throw new IllegalArgumentException("Mahnung cannot be " + code);
    }
    return withNumber(DebtorColumn.DUNNING, Integer.toString(code));
  }

  /**
   * And the periods of this debtor's own; a period that is not stated is emptied. That none of its
   * own count is said in so many words, since an import may leave a field alone that comes empty.
   */
  DebtorChange withPeriods(DebtorRow.Periods periods) {
    return withNumber(DebtorColumn.OWN_PERIODS, periods.own() ? "1" : "0")
        .withNumber(DebtorColumn.PERIOD_1, text(periods.days().get(0)))
        .withNumber(DebtorColumn.PERIOD_2, text(periods.days().get(1)))
        .withNumber(DebtorColumn.PERIOD_3, text(periods.days().get(2)))
        .withNumber(DebtorColumn.LAST_PERIOD, text(periods.last()));
  }

  private DebtorChange withNumber(DebtorColumn column, String text) {
    Map<Integer, String> all = new TreeMap<>(numbers);
    all.put(column.index(), text);
    return new DebtorChange(all, texts);
  }

  private static String text(Optional<Integer> days) {
    return days.map(String::valueOf).orElse("");
  }

  /** The last column that is changed, counted from 0. */
  int lastColumn() {
    int last = 0;
    for (int column : numbers.keySet()) {
      last = Math.max(last, column);
    }
    for (int column : texts.keySet()) {
      last = Math.max(last, column);
    }
    return last;
  }

  RawRow applyTo(RawRow row) {
    RawRow changed = row;
    for (Map.Entry<Integer, String> number : numbers.entrySet()) {
      changed = changed.withNumber(number.getKey(), number.getValue());
    }
    for (Map.Entry<Integer, String> text : texts.entrySet()) {
      changed = changed.withText(text.getKey(), text.getValue());
    }
    return changed;
  }
}
