package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.Currency;

/** Reads an open item export (OPOS, ASCII), which names its columns but no client. */
final class OposFile {
  private OposFile() {}

  /**
   * @param currency in which the books are kept; the amounts of the export are in it
   * @throws FileRefusal for a file without headings where no saved format is given, without the
   *     columns that make an item, cut or of mixed encodings
   */
  static FileRows<OposRow> open(Path path, OposLayout layout, Currency currency) {
    CsvRows rows = CsvRows.open(path);
    try {
      if (!rows.next()) {
        throw new FileRefusal(FileFault.ofLine(rows.file(), 1, noHeadings()));
      }
      Headings first = Headings.of(rows.row());
      boolean headed = layout.isHeading(first);
      Headings headings = headed ? first : saved(layout, rows);
      OposColumns columns = layout.columns(headings, rows.file());
      return new FileRows<>(
          rows, headings.texts(), new OposReader(columns, currency)::read, !headed);
    } catch (FileRefusal refused) {
      rows.close();
      throw refused;
    }
  }

  private static Headings saved(OposLayout layout, CsvRows rows) {
    if (rows.row().text(0).equals("EXTF") || rows.row().text(0).equals("DTVF")) {
      throw new FileRefusal(
          FileFault.ofLine(
              rows.file(),
              1,
              new Sentence(
                  "this is a file in DATEV format and no open item export; export the open items as"
                      + " ASCII data",
                  "das ist eine Datei im DATEV-Format und kein Export offener Posten; bitte die"
                      + " offenen Posten als ASCII-Daten exportieren")));
    }
    return layout
        .format()
        .map(format -> new Headings(format.labels()))
        .orElseThrow(() -> new FileRefusal(FileFault.ofLine(rows.file(), 1, noHeadings())));
  }

  private static Sentence noHeadings() {
    return new Sentence(
        "no headings with an account and an invoice number were found; export with headings, or give"
            + " the saved format as XML",
        "es fehlt die Überschrift mit Konto und Rechnungsnummer; bitte mit Überschrift exportieren"
            + " oder das gesicherte Format als XML angeben");
  }
}
