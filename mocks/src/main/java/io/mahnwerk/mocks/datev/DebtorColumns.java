package io.mahnwerk.mocks.datev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The 254 columns of category 16, version 5; numbers count from 1. */
final class DebtorColumns {
  static final int CATEGORY = 16;
  static final int VERSION = 5;
  static final String NAME = "Debitoren/Kreditoren";

  static final int ACCOUNT = 1;
  static final int COMPANY = 2;
  static final int SURNAME = 4;
  static final int FIRST_NAME = 5;
  static final int KIND = 7;
  static final int VAT_COUNTRY = 9;
  static final int VAT_ID = 10;
  static final int STREET = 16;
  static final int POSTAL_CODE = 18;
  static final int PLACE = 19;
  static final int COUNTRY = 20;
  static final int PHONE = 29;
  static final int EMAIL = 33;
  static final int CUSTOMER_NUMBER = 99;
  static final int ONE_TIME = 105;
  static final int TERMS = 109;
  static final int DUE_DAYS = 110;
  static final int DUNNING = 121;
  static final int DIRECT_DEBIT = 133;
  static final int FIRST_FIELD = 137;
  static final int BLOCKED_UNTIL = 233;
  static final int OWN_PERIODS = 250;
  static final int FIRST_PERIOD = 251;
  static final int LAST_PERIOD = 254;

  static final List<Column> ALL = read();

  private DebtorColumns() {}

  /**
   * @param length most characters
   */
  record Column(String name, boolean text, boolean date, int length) {}

  static Column column(int number) {
    return ALL.get(number - 1);
  }

  static String headings() {
    Row row = new Row();
    ALL.forEach(column -> row.bare(column.name()));
    return row.toString();
  }

  private static List<Column> read() {
    InputStream table =
        Objects.requireNonNull(DebtorColumns.class.getResourceAsStream("debitoren.csv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines.lines().map(DebtorColumns::column).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Column column(String line) {
    String[] parts = line.split(";");
    return new Column(
        parts[0],
        parts[1].equals("Text"),
        parts[1].equals("Datum"),
        Integer.parseInt(parts[2].split(",")[0]));
  }
}
