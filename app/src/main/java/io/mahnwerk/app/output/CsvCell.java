package io.mahnwerk.app.output;

/** Texts of a ledger in a CSV file that people open in a spreadsheet. */
public final class CsvCell {
  private CsvCell() {}

  /** The text itself, or after an apostrophe where a spreadsheet would run it as a formula. */
  public static String of(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
