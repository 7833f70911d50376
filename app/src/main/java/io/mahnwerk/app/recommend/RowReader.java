package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Understands one row, or says which field it could not understand and why. */
final class RowReader {
  private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,15}([.,][0-9]{1,10})?");
  private static final Pattern LIST = Pattern.compile("[;,|\\s]+");

  private final InvoiceHeader header;

  RowReader(InvoiceHeader header) {
    this.header = header;
  }

  /** Throws {@link Unreadable} for a row that must be left out. */
  InvoiceRow read(List<String> cells) {
    if (cells.size() != header.width()) {
      throw new Unreadable(
          "", "has %d fields where the header has %d.".formatted(cells.size(), header.width()));
    }
    List<LocalDate> dunnedOn = dates(cells, InvoiceColumn.DUNNING_DATES);
    List<Double> propensities = propensities(cells, dunnedOn);
    return new InvoiceRow(
        filled(cells, InvoiceColumn.DEBTOR),
        filled(cells, InvoiceColumn.DOCUMENT),
        amount(cells),
        date(cells, InvoiceColumn.DOCUMENT_DATE),
        date(cells, InvoiceColumn.DUE_DATE),
        header.cell(InvoiceColumn.CLEARED_ON, cells).isEmpty()
            ? Optional.empty()
            : Optional.of(date(cells, InvoiceColumn.CLEARED_ON)),
        header.cell(InvoiceColumn.COUNTRY, cells),
        header.cell(InvoiceColumn.INDUSTRY, cells),
        terms(cells),
        dunnedOn.stream().sorted().toList(),
        dates(cells, InvoiceColumn.COMPLAINT_DATES),
        propensities);
  }

  /** The document month, for finding out whether bad rows pile up; blank when unreadable. */
  String month(List<String> cells) {
    try {
      return YearMonth.from(date(cells, InvoiceColumn.DOCUMENT_DATE)).toString();
    } catch (RuntimeException unreadable) {
      return "";
    }
  }

  private String filled(List<String> cells, InvoiceColumn column) {
    String text = header.cell(column, cells);
    if (text.isEmpty()) {
      throw new Unreadable(column.label(), "is empty.");
    }
    return text;
  }

  private Money amount(List<String> cells) {
    Currency currency = currency(filled(cells, InvoiceColumn.CURRENCY));
    String text = filled(cells, InvoiceColumn.AMOUNT);
    if (!AMOUNT.matcher(text).matches()) {
      throw new Unreadable(
          InvoiceColumn.AMOUNT.label(), "'" + text + "' is no amount such as 1234.56.");
    }
    try {
      return new Money(currency, new BigDecimal(text.replace(',', '.')));
    } catch (ArithmeticException tooManyDecimals) {
      throw new Unreadable(
          InvoiceColumn.AMOUNT.label(),
          "'%s' has more decimals than %s knows (%d)."
              .formatted(text, currency, currency.getDefaultFractionDigits()));
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new Unreadable(
          InvoiceColumn.CURRENCY.label(), "'" + code + "' is no ISO 4217 currency.");
    }
  }

  private LocalDate date(List<String> cells, InvoiceColumn column) {
    return date(filled(cells, column), column);
  }

  private static LocalDate date(String text, InvoiceColumn column) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1970 || date.getYear() > 2199) {
        throw new Unreadable(column.label(), "'" + text + "' lies outside 1970 to 2199.");
      }
      return date;
    } catch (DateTimeParseException noDate) {
      throw new Unreadable(column.label(), "'" + text + "' is no date such as 2026-02-28.");
    }
  }

  private List<LocalDate> dates(List<String> cells, InvoiceColumn column) {
    return list(header.cell(column, cells), text -> date(text, column));
  }

  private String terms(List<String> cells) {
    String text = header.cell(InvoiceColumn.TERMS_DAYS, cells);
    if (!text.matches("[0-9]{0,3}")) {
      throw new Unreadable(
          InvoiceColumn.TERMS_DAYS.label(), "'" + text + "' is no number of days from 0 to 999.");
    }
    return text;
  }

  /** In the order of the days, whatever order the cell has. */
  private List<Double> propensities(List<String> cells, List<LocalDate> dunnedOn) {
    int notices = dunnedOn.size();
    List<Double> given = list(header.cell(InvoiceColumn.PROPENSITY, cells), RowReader::probability);
    if (!given.isEmpty() && given.size() != notices && given.size() != 1) {
      throw new Unreadable(
          InvoiceColumn.PROPENSITY.label(),
          "has %d values for %d notices.".formatted(given.size(), notices));
    }
    return given.size() < notices
        ? given
        : IntStream.range(0, notices)
            .boxed()
            .sorted(Comparator.comparing(dunnedOn::get))
            .map(given::get)
            .toList();
  }

  private static double probability(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the sentence that both cases share.
    }
    throw new Unreadable(
        InvoiceColumn.PROPENSITY.label(), "'" + text + "' is no probability above 0 up to 1.");
  }

  private static <T> List<T> list(String text, Function<String, T> parser) {
    return text.isEmpty() ? List.of() : Arrays.stream(LIST.split(text)).map(parser).toList();
  }

  /** Why a row is left out. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    Unreadable(String field, String problem) {
      super(problem, null, false, false);
      this.field = field;
      this.problem = problem;
    }

    BadRow at(long line, String month) {
      return new BadRow(line, field, problem, month);
    }
  }
}
