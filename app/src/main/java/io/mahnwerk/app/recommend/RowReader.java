package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Understands one row, or says which field it could not understand and why. */
final class RowReader {
  private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,15}([.,][0-9]{1,10})?");
  // With both marks there is no doubt which one begins the decimals.
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[0-9]{1,3}(?:(?:\\.[0-9]{3}){1,4},|(?:,[0-9]{3}){1,4}\\.)[0-9]{1,10}");
  private static final Pattern GERMAN_DATE =
      Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
  private static final Pattern LIST = Pattern.compile("[;,|\\s]+");

  private final InvoiceHeader header;

  RowReader(InvoiceHeader header) {
    this.header = header;
  }

  /** Throws {@link Unreadable} for a row that must be left out. */
  InvoiceRow read(List<String> cells) {
    if (cells.size() != header.width()) {
      throw new Unreadable(
          "",
          new Sentence(
                  "has %s fields where the header has %s.", "hat %s Felder, die Kopfzeile aber %s.")
              .naming(cells.size(), header.width()));
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
      throw new Unreadable(column.label(), new Sentence("is empty.", "ist leer."));
    }
    return text;
  }

  private Money amount(List<String> cells) {
    Currency currency = currency(filled(cells, InvoiceColumn.CURRENCY));
    String text = filled(cells, InvoiceColumn.AMOUNT);
    boolean grouped = GROUPED.matcher(text).matches();
    if (!grouped && !AMOUNT.matcher(text).matches()) {
      throw new Unreadable(
          InvoiceColumn.AMOUNT.label(),
          new Sentence("'%s' is no amount such as 1234.56.", "'%s' ist kein Betrag wie 1234.56.")
              .naming(text));
    }
    try {
      int decimals = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
      String plain = grouped ? ungrouped(text, decimals) : text.replace(',', '.');
      return new Money(currency, new BigDecimal(plain));
    } catch (ArithmeticException tooManyDecimals) {
      throw new Unreadable(
          InvoiceColumn.AMOUNT.label(),
          new Sentence(
                  "'%s' has more decimals than %s knows (%s).",
                  "'%s' hat mehr Nachkommastellen, als %s kennt (%s).")
              .naming(text, currency, currency.getDefaultFractionDigits()));
    }
  }

  private static String ungrouped(String text, int decimals) {
    return text.substring(0, decimals).replaceAll("[.,]", "") + "." + text.substring(decimals + 1);
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new Unreadable(
          InvoiceColumn.CURRENCY.label(),
          new Sentence("'%s' is no ISO 4217 currency.", "'%s' ist keine Währung nach ISO 4217.")
              .naming(code));
    }
  }

  private LocalDate date(List<String> cells, InvoiceColumn column) {
    return date(filled(cells, column), column);
  }

  private static LocalDate date(String text, InvoiceColumn column) {
    try {
      LocalDate date = LocalDate.parse(iso(text));
      if (date.getYear() < 1970 || date.getYear() > 2199) {
        throw new Unreadable(
            column.label(),
            new Sentence(
                    "'%s' lies outside 1970 to 2199.", "'%s' liegt außerhalb von 1970 bis 2199.")
                .naming(text));
      }
      return date;
    } catch (DateTimeParseException noDate) {
      throw new Unreadable(
          column.label(),
          new Sentence("'%s' is no date such as 2026-02-28.", "'%s' ist kein Datum wie 2026-02-28.")
              .naming(text));
    }
  }

  /** A German date as ISO text; any other text as it is. */
  private static String iso(String text) {
    Matcher german = GERMAN_DATE.matcher(text);
    return german.matches()
        ? "%s-%02d-%02d"
            .formatted(
                german.group(3),
                Integer.parseInt(german.group(2)),
                Integer.parseInt(german.group(1)))
        : text;
  }

  private List<LocalDate> dates(List<String> cells, InvoiceColumn column) {
    return list(header.cell(column, cells), text -> date(text, column));
  }

  private String terms(List<String> cells) {
    String text = header.cell(InvoiceColumn.TERMS_DAYS, cells);
    if (!text.matches("[0-9]{0,3}")) {
      throw new Unreadable(
          InvoiceColumn.TERMS_DAYS.label(),
          new Sentence(
                  "'%s' is no number of days from 0 to 999.",
                  "'%s' ist keine Zahl von Tagen von 0 bis 999.")
              .naming(text));
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
          new Sentence("has %s values for %s notices.", "hat %s Werte für %s Mahnungen.")
              .naming(given.size(), notices));
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
        InvoiceColumn.PROPENSITY.label(),
        new Sentence(
                "'%s' is no probability above 0 up to 1.",
                "'%s' ist keine Wahrscheinlichkeit über 0 bis 1.")
            .naming(text));
  }

  private static <T> List<T> list(String text, Function<String, T> parser) {
    return text.isEmpty() ? List.of() : Arrays.stream(LIST.split(text)).map(parser).toList();
  }

  /** Why a row is left out. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Sentence problem;

    Unreadable(String field, Sentence problem) {
      super(problem.english(), null, false, false);
      this.field = field;
      this.problem = problem;
    }

    BadRow at(long line, String month) {
      return new BadRow(line, field, problem, month);
    }
  }
}
