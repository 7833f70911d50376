package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Understands the rows of one open item export. */
final class OposReader {
  private final OposColumns columns;
  private final Currency usual;
  private final boolean dunningKnown;

  OposReader(OposColumns columns, Currency usual) {
    this.columns = columns;
    this.usual = usual;
    this.dunningKnown =
        columns.has(OposField.LEVEL)
            || columns.has(OposField.BLOCK)
            || columns.has(OposField.BLOCKED_UNTIL)
            || columns.has(OposField.DUNNED_1)
            || columns.has(OposField.INTEREST_BLOCK);
  }

  OposRow read(CsvRow row) {
    Currency currency = currency(row);
    Money debit = amount(row, OposField.DEBIT, currency).orElse(Money.zero(currency));
    Money credit = amount(row, OposField.CREDIT, currency).orElse(Money.zero(currency));
    return new OposRow(
        Cells.account(row, columns.at(OposField.ACCOUNT)),
        text(row, OposField.INVOICE),
        text(row, OposField.TYPE),
        date(row),
        due(row),
        debit,
        credit,
        balance(row, debit, credit),
        settled(row),
        text(row, OposField.CONTRA_ACCOUNT),
        Cells.number(row, columns.at(OposField.CIRCUMSTANCE), 99).filter(code -> code > 0),
        text(
            row,
            columns.has(OposField.PAYMENT_METHOD)
                ? OposField.PAYMENT_METHOD
                : OposField.PAYMENT_MARK),
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

  private Money balance(CsvRow row, Money debit, Money credit) {
    if (!columns.has(OposField.BALANCE)) {
      return debit.minus(credit);
    }
    int column = columns.at(OposField.BALANCE);
    Money balance =
        amount(row, OposField.BALANCE, debit.currency())
            .orElseThrow(
                () ->
                    new BadCell(
                        column,
                        new Sentence(
                            "the balance is missing; export the file again",
                            "der Saldo fehlt; bitte die Datei erneut exportieren")));
    return isCredit(row) ? balance.negated() : balance;
  }

  /** The side has its own column; beside a sign it would say the same thing twice. */
  private boolean isCredit(CsvRow row) {
    int column = columns.at(OposField.BALANCE_SIDE);
    return switch (row.text(column)) {
      case "", "S", "s" -> false;
      case "H", "h" -> {
        if (row.at(row.from(columns.at(OposField.BALANCE))) == '-') {
          throw Cells.bad(
              row,
              columns.at(OposField.BALANCE),
              new Sentence(
                  "'%s' has a minus and an H beside it; export the balance without a sign",
                  "'%s' hat ein Minus und daneben ein H; bitte den Saldo ohne Vorzeichen"
                      + " exportieren"));
        }
        yield true;
      }
      default ->
          throw Cells.bad(
              row,
              column,
              new Sentence(
                  "'%s' stands where S or H must; correct it or export again",
                  "'%s' steht, wo S oder H stehen muss; bitte berichtigen oder erneut exportieren"));
    };
  }

  /** Automatically, by hand, by a small difference or by the zero balance run. */
  private boolean settled(CsvRow row) {
    int column = columns.at(OposField.CLEARED);
    return switch (row.text(column)) {
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

  /** The document's own currency where the export states it; else the one the books are kept in. */
  private Currency currency(CsvRow row) {
    int column = columns.at(OposField.CURRENCY);
    String code = row.text(column);
    if (code.isEmpty() || code.equals(usual.getCurrencyCode())) {
      return usual;
    }
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw Cells.bad(
          row,
          column,
          new Sentence(
              "'%s' is no currency by ISO 4217; correct it or export again",
              "'%s' ist keine Währung nach ISO 4217; bitte berichtigen oder erneut exportieren"));
    }
  }

  private Optional<Money> amount(CsvRow row, OposField field, Currency currency) {
    int column = columns.at(field);
    try {
      return AmountCell.read(row, column).map(value -> new Money(currency, value));
    } catch (ArithmeticException tooManyDecimals) {
      throw Cells.bad(
          row,
          column,
          new Sentence(
              "'%s' has decimals that " + currency + " does not know; correct it or export again",
              "'%s' hat Nachkommastellen, die es in "
                  + currency
                  + " nicht gibt; bitte berichtigen"
                  + " oder erneut exportieren"));
    }
  }

  private String text(CsvRow row, OposField field) {
    return row.text(columns.at(field));
  }
}
