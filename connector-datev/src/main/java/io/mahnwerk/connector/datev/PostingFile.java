package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Sentence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a Buchungsstapel, category 21. */
final class PostingFile {
  private final ExtfHeader header;
  private final String currency;

  private PostingFile(ExtfHeader header) {
    this.header = header;
    this.currency = "EUR";
  }

  /**
   * @throws FileRefusal for a file of another kind or client
   */
  static FileRows<PostingRow> open(Path path, OfficeClient client) {
    ExtfFile file = ExtfFile.open(path, ExtfCategory.POSTINGS, client);
    try {
      PostingColumn.require(file.headings(), file.file());
    } catch (FileRefusal refused) {
      file.close();
      throw refused;
    }
    return file.rows(new PostingFile(file.header())::read);
  }

  private PostingRow read(CsvRow row) {
    String account = Cells.account(row, PostingColumn.ACCOUNT.index());
    String contra = Cells.account(row, PostingColumn.CONTRA_ACCOUNT.index());
    return new PostingRow(
        money(row),
        debit(row),
        account,
        contra,
        Stream.of(account, contra).filter(header::isDebtor).findFirst(),
        documentDate(row),
        row.text(PostingColumn.DOCUMENT_1.index()),
        row.text(PostingColumn.TEXT.index()),
        Cells.flag(row, PostingColumn.BLOCK.index()),
        DateCell.read(row, PostingColumn.BLOCKED_UNTIL.index()),
        Cells.number(row, PostingColumn.CIRCUMSTANCE.index(), 99).filter(code -> code > 0),
        DateCell.read(row, PostingColumn.DUE.index()),
        reversal(row));
  }

  private Money money(CsvRow row) {
    int column = PostingColumn.AMOUNT.index();
    BigDecimal amount =
        AmountCell.read(row, column)
            .filter(value -> value.signum() >= 0)
            .orElseThrow(
                () ->
                    Cells.bad(
                        row,
                        column,
                        new Sentence(
                            "'%s' is no amount without a sign; correct it or export again",
                            "'%s' ist kein Betrag ohne Vorzeichen; bitte berichtigen oder erneut"
                                + " exportieren")));
    String code = row.text(PostingColumn.CURRENCY.index());
    try {
      return new Money(Currency.getInstance(code.isEmpty() ? currency : code), amount);
    } catch (IllegalArgumentException | ArithmeticException unknown) {
      throw Cells.bad(
          row,
          PostingColumn.CURRENCY.index(),
          new Sentence(
              "'%s' is no currency in which this amount can be; correct it",
              "'%s' ist keine Währung, in der es diesen Betrag gibt; bitte berichtigen"));
    }
  }

  private static boolean debit(CsvRow row) {
    int column = PostingColumn.SIDE.index();
    return switch (row.text(column)) {
      case "S" -> true;
      case "H" -> false;
      default ->
          throw Cells.bad(
              row,
              column,
              new Sentence(
                  "'%s' stands where S or H must; correct it",
                  "'%s' steht, wo S oder H stehen muss; bitte berichtigen"));
    };
  }

  private static boolean reversal(CsvRow row) {
    return row.text(PostingColumn.REVERSAL.index()).equals("G")
        || Cells.flag(row, PostingColumn.REVERSAL.index());
  }

  /** {@code TTMM}, its year being the one in which that day lies within the fiscal year. */
  private LocalDate documentDate(CsvRow row) {
    int column = PostingColumn.DATE.index();
    int length = row.text(column).length();
    Optional<Integer> digits = Cells.number(row, column, 3112);
    LocalDate start = header.fiscalYearStart();
    for (int year = start.getYear(); digits.isPresent() && year <= start.getYear() + 1; year++) {
      Optional<LocalDate> day = day(year, digits.get());
      if (length >= 3 && length <= 4 && day.filter(d -> inYear(d, start)).isPresent()) {
        return day.get();
      }
    }
    throw Cells.bad(
        row,
        column,
        new Sentence(
            "'%s' is no day and month such as 3112 within the fiscal year; correct it or export"
                + " again",
            "'%s' ist kein Tag mit Monat wie 3112 im Wirtschaftsjahr; bitte berichtigen oder erneut"
                + " exportieren"));
  }

  private static boolean inYear(LocalDate day, LocalDate start) {
    return !day.isBefore(start) && day.isBefore(start.plusYears(1));
  }

  private static Optional<LocalDate> day(int year, int digits) {
    try {
      return Optional.of(LocalDate.of(year, digits % 100, digits / 100));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
