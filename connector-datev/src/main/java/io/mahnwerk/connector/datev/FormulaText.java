package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.util.Optional;

/** Text of a ledger that a spreadsheet would take for a formula. */
final class FormulaText {
  private FormulaText() {}

  /**
   * What is said of it where it is read; it is carried as it is, and written for spreadsheets so
   * that it cannot run.
   *
   * @param column the column's number or name as shown
   */
  static Optional<FileFault> fault(String file, long line, String column, String text) {
    return text.startsWith("=")
        ? Optional.of(
            new FileFault(
                file,
                line,
                column,
                new Sentence(
                        "'%s' begins like a formula; it is kept as text and runs in no sheet of ours,"
                            + " please look at it in DATEV",
                        "'%s' beginnt wie eine Formel; es bleibt Text und läuft in keiner unserer"
                            + " Tabellen, bitte in DATEV ansehen")
                    .with(FileFault.shown(text))))
        : Optional.empty();
  }
}
