package io.mahnwerk.connector.datev;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a column of an open item export can mean, with the headings by which it is known. The layout
 * is free in every office, so columns are found by name; the German names are those of DATEV's own
 * interface and of its ready layouts.
 */
enum OposField {
  ACCOUNT("Konto", "Kontonummer", "Personenkonto", "Debitor", "Debitorenkonto"),
  INVOICE("Rechnungsnummer", "Belegfeld 1", "Rechnungs-Nr.", "Re-Nr.", "Rechnungsnr."),
  DATE("Rechnungsdatum", "Datum", "Belegdatum"),
  DUE("Fälligkeit", "Fälligkeitsdatum", "Fällig am", "Datum Fälligkeit"),
  ASSIGNED_DUE("Zugeordnete Fälligkeit"),
  CONTRA_ACCOUNT("Gegenkonto"),
  DEBIT("Umsatz Soll", "BetragSoll", "Sollbetrag", "Betrag Soll", "Soll"),
  CREDIT("Umsatz Haben", "BetragHaben", "Habenbetrag", "Betrag Haben", "Haben"),
  BALANCE("Offener Saldo", "Saldo", "Saldo OP", "Offener Betrag"),
  BALANCE_SIDE("SHSaldo", "SH Saldo", "Saldo SH", "Soll/Haben-Kennzeichen", "SH-Kennzeichen"),
  CLEARED("Ausgleichs-Kennzeichen", "AusgleichsKZ", "Ausgleich", "Ausgleichskennzeichen"),
  CONDENSED("Kennzeichen Raffung", "Raffung"),
  GROUP("Gruppierungsmerkmal", "OP-Nummer"),
  TYPE("Typ des Postens", "Postenart", "evidence_type"),
  CURRENCY("Währungskennung", "WKZ", "Währung"),
  LEVEL("Mahnstufe", "Mahnkennzeichen"),
  DUNNED_1("Mahndatum 1", "1. Mahndatum", "Datum 1. Mahnung"),
  DUNNED_2("Mahndatum 2", "2. Mahndatum", "Datum 2. Mahnung"),
  DUNNED_3("Mahndatum 3", "3. Mahndatum", "Datum 3. Mahnung"),
  BLOCK("Mahn-/ Zahlsperre", "Mahnsperre", "Postensperre", "Mahn-/Zahlungssperre"),
  BLOCKED_UNTIL(
      "Temporäre Mahn-/ Zahlsperre",
      "Postensperre bis",
      "Mahnsperre bis",
      "Mahn-/ Zahlsperre bis",
      "Temporäre Mahn-/Zahlungssperre"),
  INTEREST_BLOCK("Zinssperre", "Keine Zinsberechnung"),
  CIRCUMSTANCE("Sachverhalt"),
  PAYMENT_METHOD("Zahlweise", "Zahlungskennzeichen", "Lastschriftkennzeichen"),
  ENTRY_CURRENCY("WKZ Eingabebetrag"),
  ENTRY_AMOUNT("Eingabebetrag"),
  PAYMENT_MARK("KZ", "Zahlungs-KZ"),
  DOCUMENT_NUMBER("Belegnummer"),
  DOCUMENT_2("Belegfeld 2"),
  TEXT("Buchungstext", "Text");

  private final String label;
  private final Set<String> plain;

  OposField(String... headings) {
    this.label = headings[0];
    this.plain = Arrays.stream(headings).map(Headings::plain).collect(Collectors.toSet());
  }

  /** DATEV's own name, by which people know it. */
  String label() {
    return label;
  }

  /** The key in a setting that names a column: lower-case words joined by hyphens. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<OposField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** Whether a heading, made plain, means this field. */
  boolean isMeantBy(String plainHeading) {
    return plain.contains(plainHeading);
  }
}
