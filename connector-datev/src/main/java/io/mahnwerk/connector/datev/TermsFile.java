package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the terms of payment of a client, category 46. */
final class TermsFile {
  private static final int NUMBER = 0;
  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int DUE_DAYS = 7;

  private TermsFile() {}

  /**
   * @throws FileRefusal for a file of another kind or client
   */
  static FileRows<TermsRow> open(Path path, OfficeClient client) {
    ExtfFile file = ExtfFile.open(path, ExtfCategory.TERMS, client);
    try {
      Headings headings = file.headings();
      headings.require(NUMBER, "Nummer", List.of("nummer"), file.file());
      headings.require(NAME, "Bezeichnung", List.of("bezeichnung"), file.file());
      headings.require(TYPE, "Fälligkeitstyp", List.of("faelligkeitstyp"), file.file());
      headings.require(DUE_DAYS, "Fällig Tage", List.of("faelligtage"), file.file());
    } catch (FileRefusal refused) {
      file.close();
      throw refused;
    }
    return file.rows(TermsFile::read);
  }

  private static TermsRow read(CsvRow row) {
    int number =
        Cells.number(row, NUMBER, 999)
            .orElseThrow(
                () ->
                    new BadCell(
                        NUMBER,
                        new Sentence(
                            "the number is missing; export the file again",
                            "die Nummer fehlt; bitte die Datei erneut exportieren")));
    boolean inDays = Cells.number(row, TYPE, 2).orElse(1) == 1;
    Optional<Integer> days = Cells.number(row, DUE_DAYS, 999);
    return new TermsRow(
        number, row.text(NAME), inDays ? Optional.of(days.orElse(0)) : Optional.empty());
  }
}
