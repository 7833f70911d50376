package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands the rows of one open item export. */
final class OposReader {
  private static final Set<String> MARKS = Set.of("L", "L*");

  private final OposColumns columns;
  private final OposAmounts amounts;
  private final boolean dunningKnown;

  OposReader(OposColumns columns, Currency usual) {
    this.columns = columns;
    this.amounts = new OposAmounts(columns, usual);
    this.dunningKnown =
        columns.has(OposField.LEVEL)
            || columns.has(OposField.BLOCK)
            || columns.has(OposField.BLOCKED_UNTIL)
            || columns.has(OposField.DUNNED_1)
            || columns.has(OposField.INTEREST_BLOCK);
  }

  OposRow read(CsvRow row) {
    OposAmounts.Amounts amounts = this.amounts.read(row);
    return new OposRow(
        Cells.account(row, columns.at(OposField.ACCOUNT)),
        text(row, OposField.INVOICE),
        row.repeated(columns.at(OposField.TYPE)),
        date(row),
        due(row),
        amounts.debit(),
        amounts.credit(),
        amounts.balance(),
        settled(row),
        row.repeated(columns.at(OposField.CONTRA_ACCOUNT)),
        Cells.number(row, columns.at(OposField.CIRCUMSTANCE), 99).filter(code -> code > 0),
        payment(row),
        text(row, OposField.TEXT),
        dunningKnown ? dunning(row) : OposRow.Dunning.UNKNOWN);
  }

  private LocalDate date(CsvRow row) {
    int column = columns.at(OposField.DATE);
    return DateCell.read(row, column)
        .orElseThrow(
            () ->
                new BadCell(
                    column,
                    new Sentence(
                        "the date is missing; export the file again",
                        "das Datum fehlt; bitte die Datei erneut exportieren")));
  }

  private Optional<LocalDate> due(CsvRow row) {
    Optional<LocalDate> due = DateCell.read(row, columns.at(OposField.DUE));
    return due.isPresent() ? due : DateCell.read(row, columns.at(OposField.ASSIGNED_DUE));
  }

  /** Automatically, by hand, by a small difference or by the zero balance run. */
  private boolean settled(CsvRow row) {
    int column = columns.at(OposField.CLEARED);
    return switch (row.repeated(column)) {
      case "", "0" -> false;
      case "A", "M", "K", "N", "1" -> true;
      default ->
          throw Cells.bad(
              row,
              column,
              new Sentence(
                  "'%s' is no clearing mark (A, M, K, N or blank); check the export's columns",
                  "'%s' ist kein Ausgleichskennzeichen (A, M, K, N oder leer); bitte die Spalten des"
                      + " Exports prüfen"));
    };
  }

  private OposRow.Dunning dunning(CsvRow row) {
    List<LocalDate> dates = new ArrayList<>(3);
    DateCell.read(row, columns.at(OposField.DUNNED_1)).ifPresent(dates::add);
    DateCell.read(row, columns.at(OposField.DUNNED_2)).ifPresent(dates::add);
    DateCell.read(row, columns.at(OposField.DUNNED_3)).ifPresent(dates::add);
    Optional<Integer> level =
        columns.has(OposField.LEVEL)
            ? Optional.of(Cells.number(row, columns.at(OposField.LEVEL), 9).orElse(0))
            : Optional.empty();
    return new OposRow.Dunning(
        level,
        dates,
        columns.has(OposField.BLOCK) || columns.has(OposField.BLOCKED_UNTIL),
        Cells.flag(row, columns.at(OposField.BLOCK)),
        DateCell.read(row, columns.at(OposField.BLOCKED_UNTIL)),
        Cells.flag(row, columns.at(OposField.INTEREST_BLOCK)));
  }

  /** The classic layout has the mark under KZ or, its two columns swapped, under Belegnummer. */
  private String payment(CsvRow row) {
    if (columns.has(OposField.PAYMENT_METHOD)) {
      return row.repeated(columns.at(OposField.PAYMENT_METHOD));
    }
    String mark = row.repeated(columns.at(OposField.PAYMENT_MARK));
    String number = row.repeated(columns.at(OposField.DOCUMENT_NUMBER));
    return MARKS.contains(mark) ? mark : MARKS.contains(number) ? number : "";
  }

  private String text(CsvRow row, OposField field) {
    return row.text(columns.at(field));
  }
}
