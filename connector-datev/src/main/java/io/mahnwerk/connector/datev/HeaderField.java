package io.mahnwerk.connector.datev;

import java.util.regex.Pattern;

/**
 * The 31 fields of the first line of a DATEV file, format 700, in their order. What DATEV itself
 * writes into reserved fields when it exports is let through.
 */
enum HeaderField {
  KENNZEICHEN("Kennzeichen", "EXTF|DTVF"),
  VERSIONSNUMMER("Versionsnummer", "700"),
  FORMATKATEGORIE("Formatkategorie", "\\d{1,2}"),
  FORMATNAME("Formatname", ".{1,40}"),
  FORMATVERSION("Formatversion", "\\d{1,2}"),
  ERZEUGT_AM("Erzeugt am", "(20\\d{15})?"),
  IMPORTIERT("Importiert", "\\d{0,17}"),
  HERKUNFT("Herkunft", ".{0,2}"),
  EXPORTIERT_VON("Exportiert von", ".{0,25}"),
  IMPORTIERT_VON("Importiert von", ".{0,25}"),
  BERATER("Berater", "0{0,3}[1-9]\\d{0,6}"),
  MANDANT("Mandant", "0{0,4}[1-9]\\d{0,4}"),
  WJ_BEGINN("WJ-Beginn", "20\\d{6}"),
  SACHKONTENLAENGE("Sachkontenlänge", "[4-8]"),
  DATUM_VON("Datum von", "(20\\d{6})?"),
  DATUM_BIS("Datum bis", "(20\\d{6})?"),
  BEZEICHNUNG("Bezeichnung", ".{0,30}"),
  DIKTATKUERZEL("Diktatkürzel", ".{0,4}"),
  BUCHUNGSTYP("Buchungstyp", "[12]?"),
  RECHNUNGSLEGUNGSZWECK("Rechnungslegungszweck", "\\d{0,2}"),
  FESTSCHREIBUNG("Festschreibung", "[01]?"),
  WKZ("WKZ", "([A-Z]{3})?"),
  RESERVIERT_23("reserviert", ".{0,40}"),
  DERIVATSKENNZEICHEN("Derivatskennzeichen", ".{0,40}"),
  RESERVIERT_25("reserviert", ".{0,40}"),
  RESERVIERT_26("reserviert", ".{0,40}"),
  SACHKONTENRAHMEN("Sachkontenrahmen", "\\d{0,4}"),
  ID_DER_BRANCHENLOESUNG("ID der Branchenlösung", "\\d{0,4}"),
  RESERVIERT_29("reserviert", ".{0,40}"),
  RESERVIERT_30("reserviert", ".{0,40}"),
  ANWENDUNGSINFORMATION("Anwendungsinformation", ".{0,16}");

  private final String label;
  private final Pattern allowed;

  HeaderField(String label, String allowed) {
    this.label = label;
    this.allowed = Pattern.compile(allowed);
  }

  boolean allows(String text) {
    return allowed.matcher(text).matches();
  }

  /** Position and name as shown to people. */
  String shown() {
    return (ordinal() + 1) + " (" + label + ")";
  }
}
