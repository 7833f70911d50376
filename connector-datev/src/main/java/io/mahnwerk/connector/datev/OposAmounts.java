package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads what a row charges, pays and leaves open, in the currency of its document where the export
 * states that: as Währungskennung for all its amounts, or in the classic layout as the currency of
 * the amount that was entered.
 */
final class OposAmounts {
  private final OposColumns columns;
  private final Currency usual;

  OposAmounts(OposColumns columns, Currency usual) {
    this.columns = columns;
    this.usual = usual;
  }

  /**
   * @param balance negative for a credit
   */
  record Amounts(Money debit, Money credit, Money balance) {}

  Amounts read(CsvRow row) {
    Currency currency = currency(row, OposField.CURRENCY);
    Amounts amounts = read(row, currency);
    Currency entered = currency(row, OposField.ENTRY_CURRENCY);
    boolean foreign = currency.equals(usual) && !entered.equals(usual);
    return foreign ? entered(row, amounts, entered) : amounts;
  }

  private Amounts read(CsvRow row, Currency currency) {
    Money debit = amount(row, OposField.DEBIT, currency).orElse(Money.zero(currency));
    Money credit = amount(row, OposField.CREDIT, currency).orElse(Money.zero(currency));
    return new Amounts(debit, credit, balance(row, debit, credit));
  }

  private Money balance(CsvRow row, Money debit, Money credit) {
    if (!columns.has(OposField.BALANCE)) {
      return debit.minus(credit);
    }
    Money balance =
        amount(row, OposField.BALANCE, debit.currency())
            .orElseThrow(
                () ->
                    new BadCell(
                        columns.at(OposField.BALANCE),
                        new Sentence(
                            "the balance is missing; export the file again",
                            "der Saldo fehlt; bitte die Datei erneut exportieren")));
    return isCredit(row) ? balance.negated() : balance;
  }

  /**
   * The layout states no open amount in the entered currency; it follows only where all is open.
   */
  private Amounts entered(CsvRow row, Amounts books, Currency currency) {
    Money zero = Money.zero(currency);
    Money amount = amount(row, OposField.ENTRY_AMOUNT, currency).orElse(zero).abs();
    boolean credit = books.debit().isZero();
    Money signed = credit ? amount.negated() : amount;
    boolean allOpen = books.balance().equals(books.debit().minus(books.credit()));
    if (!allOpen && !books.balance().isZero()) {
      throw Cells.bad(
          row,
          columns.at(OposField.BALANCE),
          new Sentence(
              "'%s' is a part of an invoice in "
                  + currency
                  + ", and the layout does not say how much"
                  + " of it in "
                  + currency
                  + "; export with the column Währungskennung",
              "'%s' ist ein Teil einer Rechnung in "
                  + currency
                  + ", und das Format nennt ihn nicht in "
                  + currency
                  + "; bitte mit der Spalte Währungskennung exportieren"));
    }
    return new Amounts(
        credit ? zero : amount, credit ? amount : zero, books.balance().isZero() ? zero : signed);
  }

  /** The side has its own column; beside a sign it would say the same thing twice. */
  private boolean isCredit(CsvRow row) {
    int column = columns.at(OposField.BALANCE_SIDE);
    return switch (row.repeated(column)) {
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

  private Currency currency(CsvRow row, OposField field) {
    int column = columns.at(field);
    String code = row.repeated(column);
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
    Optional<BigDecimal> amount = AmountCell.read(row, column);
    try {
      return amount.map(value -> new Money(currency, value));
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
}
