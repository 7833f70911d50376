package io.mahnwerk.connector.datev;

import java.util.List;

/** The columns of category 16 that are read, counted from 1 as in DATEV's own lists. */
enum DebtorColumn {
  ACCOUNT(1, "Konto", "konto"),
  COMPANY_NAME(2, "Name (Adressattyp Unternehmen)", "name"),
  LAST_NAME(4, "Name (Adressattyp natürl. Person)", "name"),
  FIRST_NAME(5, "Vorname (Adressattyp natürl. Person)", "vorname"),
  UNSPECIFIED_NAME(6, "Name (Adressattyp keine Angabe)", "name"),
  ADDRESSEE_TYPE(7, "Adressattyp", "adress"),
  SHORT_NAME(8, "Kurzbezeichnung", "kurz"),
  COUNTRY(20, "Land", "land"),
  COLLECTIVE(105, "Diverse-Konto", "diverse"),
  TERMS(109, "Zahlungsbedingung", "zahlungsbedingung"),
  DUE_DAYS(110, "Fälligkeit in Tagen (Debitor)", "faellig"),
  DUNNING(121, "Mahnung", "mahnung"),
  LIMIT_AMOUNT(127, "Mahnlimit Betrag", "mahnlimit"),
  LIMIT_PERCENT(128, "Mahnlimit %", "mahnlimit"),
  DIRECT_DEBIT(133, "Lastschrift", "lastschrift"),
  FIRST_OWN_FIELD(137, "Indiv. Feld 1", "indiv"),
  LAST_OWN_FIELD(146, "Indiv. Feld 10", "indiv"),
  INSOLVENT(221, "Insolvent", "insolv"),
  BLOCKED_UNTIL(233, "Mahnsperre bis", "mahnsperre"),
  OWN_PERIODS(250, "Fristberechnung bei Debitor", "fristberechnung"),
  PERIOD_1(251, "Mahnfrist 1", "mahnfrist1"),
  PERIOD_2(252, "Mahnfrist 2", "mahnfrist2"),
  PERIOD_3(253, "Mahnfrist 3", "mahnfrist3"),
  LAST_PERIOD(254, "Letzte Frist", "letztefrist");

  private final int number;
  private final String label;
  private final String stem;

  DebtorColumn(int number, String label, String stem) {
    this.number = number;
    this.label = label;
    this.stem = stem;
  }

  /** The position counted from 0. */
  int index() {
    return number - 1;
  }

  String label() {
    return label;
  }

  /** Makes sure that the file has these columns where they are expected. */
  static void require(Headings headings, String file) {
    for (DebtorColumn column : values()) {
      headings.require(column.index(), column.label, List.of(column.stem), file);
    }
  }
}
