package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.Money;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceFileTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final String HEADER =
      "debtor,document,document_date,due_date,amount,currency,cleared_on";
  private static final String GOOD = "0001,R1,2026-01-02,2026-02-01,10.00,EUR,2026-02-10";

  @TempDir Path folder;

  @Test
  void readsAnInvoiceAndKeepsLeadingZeros() throws IOException {
    ItemHistory item = only(HEADER, GOOD);

    assertThat(item.debtor().number()).isEqualTo("0001");
    assertThat(item.ref().nativeKey()).isEqualTo("R1");
    assertThat(item.amount()).isEqualTo(Money.of("EUR", "10.00"));
    assertThat(item.documentDate()).isEqualTo("2026-01-02");
    assertThat(item.netDueDate()).isEqualTo("2026-02-01");
    assertThat(item.cleared().orElseThrow().clearing().clearedOn()).isEqualTo("2026-02-10");
  }

  @Test
  void readsNoticesComplaintsAndPropensities() throws IOException {
    ItemHistory item =
        only(
            HEADER + ",dunning_dates,complaint_dates,propensity",
            "A,1,2026-01-02,2026-02-01,10.00,EUR,,2026-03-20;2026-02-15,2026-02-17,0.25");

    assertThat(item.notices())
        .extracting(notice -> notice.dunnedOn() + " " + notice.level() + " " + notice.propensity())
        .containsExactly("2026-02-15 1 Optional[0.25]", "2026-03-20 2 " + Optional.empty());
    assertThat(item.complaints())
        .extracting(ItemHistory.RecordedComplaint::complainedOn)
        .containsExactly(LocalDate.of(2026, 2, 17));
  }

  @Test
  void keepsEachPropensityWithItsNotice() throws IOException {
    ItemHistory item =
        only(
            HEADER + ",dunning_dates,propensity",
            "A,1,2026-01-02,2026-02-01,10.00,EUR,,2026-03-20;2026-02-15,0.5;0.25");

    assertThat(item.notices())
        .extracting(notice -> notice.dunnedOn() + " " + notice.propensity())
        .containsExactly("2026-02-15 Optional[0.25]", "2026-03-20 Optional[0.5]");
  }

  @Test
  void knowsWhatAFileTellsOfADebtor() throws IOException {
    InvoiceBook book =
        read(
            HEADER + ",country,industry,terms_days",
            GOOD + ",DE,IT,30",
            "0001,R2,2026-01-03,2026-02-01,10.00,EUR,,,,");

    Debtor debtor = book.accounts().get(0).master();
    assertThat(debtor.country()).isEqualTo("DE");
    assertThat(debtor.industry()).isEqualTo("IT");
    assertThat(debtor.paymentTerms()).isEqualTo("30");
  }

  @Test
  void hidesWhatHappenedAfterTheDay() throws IOException {
    ItemHistory item =
        only(
            HEADER + ",dunning_dates,complaint_dates",
            "A,1,2026-01-02,2026-02-01,10.00,EUR,2026-07-01,2026-06-30 2026-07-01,2026-07-02");

    assertThat(item.cleared()).isEmpty();
    assertThat(item.notices()).hasSize(1);
    assertThat(item.complaints()).isEmpty();
  }

  @Test
  void knowsAClearingOfTheDayItself() throws IOException {
    assertThat(only(HEADER, "A,1,2026-01-02,2026-02-01,10.00,EUR,2026-06-30").cleared())
        .isPresent();
  }

  @Test
  void ignoresDocumentsAfterTheDay() throws IOException {
    InvoiceBook book =
        read(HEADER, "A,1,2026-06-30,2026-07-30,10,EUR,", "A,2,2026-07-01,2026-07-30,10,EUR,");

    assertThat(book.invoices()).isEqualTo(1);
    assertThat(book.counts()).isEqualTo(new InvoiceBook.Counts(2, 0, 1, 0));
  }

  @Test
  void toleratesCaseBlanksAndSeparatorsInTheHeader() throws IOException {
    InvoiceBook book =
        read(
            "\uFEFF Debtor ; DOCUMENT;Document Date;due-date;Amount;Currency;Cleared On;Note",
            "A;1;2026-01-02;2026-02-01;10,50;EUR;;x");

    assertThat(book.accounts().get(0).items().get(0).amount()).isEqualTo(Money.of("EUR", "10.50"));
  }

  @Test
  void namesTheMissingColumn() throws IOException {
    write("debtor,document,document_date,amount,currency,cleared_on\n");

    assertRefused(
        ", line 1: column 'due_date' is missing; the header has debtor, document, document_date,"
            + " amount, currency, cleared_on.");
  }

  @Test
  void namesAllMissingColumns() throws IOException {
    write("debtor,document,document_date,due_date,cleared_on\n");

    assertRefused(
        ", line 1: columns 'amount', 'currency' are missing; the header has debtor, document,"
            + " document_date, due_date, cleared_on.");
  }

  @Test
  void refusesAColumnThatIsGivenTwice() throws IOException {
    write(HEADER + ",Amount\n");

    assertRefused(", line 1: column 'amount' is given twice.");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    write("");

    assertRefused(", line 1: the file is empty.");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertRefused(": there is no such file.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A,2,2026-02-30,2026-03-01,1.00,EUR,       | , field document_date: '2026-02-30' is no date such as 2026-02-28.
          A,2,2026-01-02,30.02.2026,1.00,EUR,       | , field due_date: '30.02.2026' is no date such as 2026-02-28.
          A,2,2026-01-02,01/03/2026,1.00,EUR,       | , field due_date: '01/03/2026' is no date such as 2026-02-28.
          A,2,2026-01-02,2026-03-01,1.23.456,EUR,   | , field amount: '1.23.456' is no amount such as 1234.56.
          A,2,2026-01-02,2026-03-01,1.234.567,EUR,  | , field amount: '1.234.567' is no amount such as 1234.56.
          A,2,2026-01-02,9999-12-31,1.00,EUR,       | , field due_date: '9999-12-31' lies outside 1970 to 2199.
          A,2,2026-01-02,2026-03-01,1.005,EUR,      | , field amount: '1.005' has more decimals than EUR knows (2).
          A,2,2026-01-02,2026-03-01,100.5,JPY,      | , field amount: '100.5' has more decimals than JPY knows (0).
          A,2,2026-01-02,2026-03-01,ten,EUR,        | , field amount: 'ten' is no amount such as 1234.56.
          A,2,2026-01-02,2026-03-01,1.00,EUX,       | , field currency: 'EUX' is no ISO 4217 currency.
          A,2,2026-01-02,2026-03-01,1.00,,          | , field currency: is empty.
          ,2,2026-01-02,2026-03-01,1.00,EUR,        | , field debtor: is empty.
          A,R1,2026-01-02,2026-03-01,1.00,EUR,      | , field document: 'R1' was given before.
          A,2,2026-01-02,2026-03-01,1.00,EUR,soon   | , field cleared_on: 'soon' is no date such as 2026-02-28.
          A,2,2026-01-02,2026-03-01,1.00            | : has 5 fields where the header has 7.
          """)
  void listsABadRowBesideTheGoodOnes(String row, String sentence) throws IOException {
    InvoiceBook book = read(HEADER, GOOD, row, "B,R3,2026-01-02,2026-02-01,10.00,EUR,");

    assertThat(book.invoices()).isEqualTo(2);
    assertThat(book.badRows())
        .extracting(bad -> bad.sentence(Path.of("file.csv")).english())
        .containsExactly("file.csv, line 3" + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234,56 | 1234.56",
        "1.234,56 | 1234.56",
        "-12.345.678,9 | -12345678.90",
        "1,234.56 | 1234.56",
        "+1,234,567.00 | 1234567.00"
      })
  void readsDatesAndAmountsAsAGermanSpreadsheetWritesThem(String written, String amount)
      throws IOException {
    ItemHistory item =
        only(HEADER.replace(',', ';'), "A;1;02.01.2026;1.2.2026;" + written + ";EUR;28.02.2026");

    assertThat(item.amount()).isEqualTo(Money.of("EUR", amount));
    assertThat(item.documentDate()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 2, 1));
    assertThat(item.cleared()).isPresent();
  }

  @Test
  void acceptsYenWithoutDecimals() throws IOException {
    assertThat(only(HEADER, "A,1,2026-01-02,2026-02-01,100,JPY,").amount())
        .isEqualTo(Money.of("JPY", "100"));
  }

  @Test
  void countsTheRowsThatAnOpenQuotationMarkSwallows() throws IOException {
    InvoiceBook book =
        read(
            HEADER, GOOD, "\"A,2,2026-01-02,2026-02-01,1,EUR,", "A,3,2026-01-02,2026-02-01,1,EUR,");

    assertThat(book.counts().bad()).isEqualTo(2);
    assertThat(book.badRows())
        .extracting(bad -> bad.sentence(Path.of("file.csv")).english())
        .containsExactly("file.csv, line 3: runs over 2 lines; is a quotation mark missing?");
  }

  @Test
  void readsWindows1252AndRemembersIt() throws IOException {
    Files.write(
        folder.resolve("file.csv"),
        (HEADER + "\nMüller,1,2026-01-02,2026-02-01,1,EUR,\n")
            .getBytes(Charset.forName("windows-1252")));

    InvoiceBook book = new InvoiceFile(folder.resolve("file.csv")).read(AS_OF);

    assertThat(book.encoding()).isEqualTo(TextEncoding.WINDOWS_1252);
    assertThat(book.accounts().get(0).debtor().number()).isEqualTo("Müller");
  }

  @Test
  void judgesFivePercentAsTolerableAndMoreAsTooMuch() {
    assertThat(new InvoiceBook.Counts(100, 5, 0, 0).tooManyBad()).isFalse();
    assertThat(new InvoiceBook.Counts(100, 6, 0, 0).tooManyBad()).isTrue();
    assertThat(new InvoiceBook.Counts(0, 0, 0, 0).tooManyBad()).isFalse();
  }

  private void assertRefused(String sentence) {
    Path file = folder.resolve("file.csv");
    assertThatThrownBy(() -> new InvoiceFile(file).read(AS_OF))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(file + sentence);
  }

  private ItemHistory only(String... lines) throws IOException {
    InvoiceBook book = read(lines);
    assertThat(book.badRows()).isEmpty();
    assertThat(book.invoices()).isEqualTo(1);
    return book.accounts().get(0).items().get(0);
  }

  private InvoiceBook read(String... lines) throws IOException {
    write(String.join("\n", lines) + "\n");
    return new InvoiceFile(folder.resolve("file.csv")).read(AS_OF);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("file.csv"), text);
  }
}
