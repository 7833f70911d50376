package io.mahnwerk.connector.datev;

import java.util.List;

/** The columns of category 21 that are read, counted from 1 as in DATEV's own lists. */
enum PostingColumn {
  AMOUNT(1, "Umsatz", "umsatz"),
  SIDE(2, "Soll/Haben-Kennzeichen", "soll", "sh"),
  CURRENCY(3, "WKZ Umsatz", "wkz"),
  ACCOUNT(7, "Konto", "konto"),
  CONTRA_ACCOUNT(8, "Gegenkonto", "gegenkonto"),
  DATE(10, "Belegdatum", "belegdatum", "datum"),
  DOCUMENT_1(11, "Belegfeld 1", "belegfeld1"),
  DOCUMENT_2(12, "Belegfeld 2", "belegfeld2"),
  TEXT(14, "Buchungstext", "buchungstext"),
  BLOCK(15, "Postensperre", "postensperre"),
  CIRCUMSTANCE(18, "Sachverhalt", "sachverhalt"),
  BLOCKED_UNTIL(111, "Postensperre bis", "postensperrebis"),
  FIXED(114, "Festschreibung", "festschreibung"),
  DUE(117, "Fälligkeit", "faelligkeit"),
  REVERSAL(118, "Generalumkehr", "generalumkehr");

  private final int number;
  private final String label;
  private final List<String> stems;

  PostingColumn(int number, String label, String... stems) {
    this.number = number;
    this.label = label;
    this.stems = List.of(stems);
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
    for (PostingColumn column : values()) {
      headings.require(column.index(), column.label, column.stems, file);
    }
  }
}
