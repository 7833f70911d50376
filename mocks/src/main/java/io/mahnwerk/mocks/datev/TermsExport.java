package io.mahnwerk.mocks.datev;

import java.time.LocalDate;
import java.util.List;

/** The terms of payment as category 46, version 2: one, net without discount. */
final class TermsExport {
  static final String NUMBER = "30";
  static final String DAYS = "30";
  static final String CAPTION = "30 Tage netto";
  static final int CATEGORY = 46;
  static final int VERSION = 2;
  private static final int COLUMNS = 31;

  private static final List<String> FIRST_HEADINGS =
      List.of(
          "Nummer",
          "Bezeichnung",
          "Fälligkeitstyp",
          "Skonto 1%",
          "Skonto 1 Tage",
          "Skonto 2 %",
          "Skonto 2 Tage",
          "Fällig Tage");
  private static final List<String> OF_A_PERIOD =
      List.of(
          "Rechnung bis",
          "Skonto1 Datum",
          "Skonto 1 Monat",
          "Skonto 2 Datum",
          "Skonto 2 Monat",
          "Fällig Datum",
          "Fällig Monat");

  private TermsExport() {}

  static List<String> lines(DtvfHeader header, LocalDate day) {
    Row headings = new Row();
    FIRST_HEADINGS.forEach(headings::bare);
    for (int period = 1; period <= 3; period++) {
      for (String heading : OF_A_PERIOD) {
        headings.bare(heading + " / Zeitraum " + period);
      }
    }
    headings.bare("AWGuid").bare("Verwendung");
    Row row = new Row().bare(NUMBER).text(CAPTION).bare("1");
    for (int column = 4; column <= COLUMNS; column++) {
      if (column == 30) {
        row.text("");
      } else {
        row.bare(column == 8 ? DAYS : "");
      }
    }
    return List.of(
        DtvfHeader.write(header, "Zahlungsbedingungen", day), headings.toString(), row.toString());
  }
}
