package io.mahnwerk.mocks.datev;

import java.util.Arrays;
import java.util.List;

/** All columns of one debtor as they stand in the books. Immutable. */
final class DebtorCard {
  private final String[] values;

  private DebtorCard(String[] values) {
    this.values = values;
  }

  static DebtorCard empty() {
    String[] values = new String[DebtorColumns.ALL.size()];
    Arrays.fill(values, "");
    return new DebtorCard(values);
  }

  static DebtorCard of(List<String> fields) {
    return new DebtorCard(fields.toArray(new String[0]));
  }

  String value(int column) {
    return values[column - 1];
  }

  DebtorCard with(int column, String value) {
    String[] changed = values.clone();
    changed[column - 1] = value;
    return new DebtorCard(changed);
  }

  /** The other card where it says something, and this one where it is silent. */
  DebtorCard keptWhereBlank(DebtorCard other) {
    String[] merged = values.clone();
    for (int i = 0; i < merged.length; i++) {
      merged[i] = other.values[i].isEmpty() ? values[i] : other.values[i];
    }
    return new DebtorCard(merged);
  }

  /** The numbers of the columns in which the two differ. */
  List<Integer> differences(DebtorCard other) {
    return java.util.stream.IntStream.rangeClosed(1, values.length)
        .filter(column -> !value(column).equals(other.value(column)))
        .boxed()
        .toList();
  }

  /** Whether the debtor's own Mahnfristen, where they count, each come after the one before. */
  boolean periodsAscend() {
    int before = -1;
    for (int column = DebtorColumns.FIRST_PERIOD; column < DebtorColumns.LAST_PERIOD; column++) {
      String days = value(column);
      if (!value(DebtorColumns.OWN_PERIODS).equals("1") || days.isEmpty()) {
        return true;
      }
      if (Integer.parseInt(days) <= before) {
        return false;
      }
      before = Integer.parseInt(days);
    }
    return true;
  }

  String line() {
    Row row = new Row();
    for (int column = 1; column <= values.length; column++) {
      if (DebtorColumns.column(column).text()) {
        row.text(value(column));
      } else {
        row.bare(value(column));
      }
    }
    return row.toString();
  }
}
