package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OposFileTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String CLASSIC =
      "Kontonummer;Rechnungsnummer;Rechnungsdatum;Faelligkeit;Gegenkonto;BetragSoll;BetragHaben;Saldo;"
          + "SHSaldo;WKZ Eingabebetrag;Eingabebetrag;SHEingabebetrag;Kurs;Raffung;Faellig;Belegnummer;"
          + "KZ;Buchungstext;UstSatz;Vorlauf;BSNummer;AusgleichsKZ\r\n";
  private static final String OWN =
      "Konto;Rechnungsnummer;Datum;Fälligkeitsdatum;Umsatz Soll;Umsatz Haben;Offener Saldo;Mahnstufe;"
          + "Mahndatum 1;Mahndatum 2;Mahndatum 3;Mahn-/ Zahlsperre;Temporäre Mahn-/ Zahlsperre;"
          + "Buchungstext\r\n";

  @TempDir private Path folder;

  @Test
  void readsTheClassicLayoutWithoutClaimingToKnowOfDunning() {
    List<Reading<OposRow>> rows =
        all(
            CLASSIC
                + "12041;\"RA1\";21122018;04012019;8400;107,40;0,00;107,40;\"S\";\"\";0,00;\" \";;\" \";"
                + "0;\"\";\"RA1\";\"Rechnung; Teil 1\";19,00;\"12-2018/0002\";378;\" \"\r\n"
                + "12041;\"RA1\";5012019;;1200;0,00;107,4;0,00;\"S\";\"\";0,00;\" \";;\" \";0;\"\";\"\";"
                + "\"Zahlung\";0,00;\"01-2019/0002\";379;\"A\"\r\n");

    OposRow invoice = TestFiles.good(rows.get(0));
    assertThat(invoice.account()).isEqualTo("12041");
    assertThat(invoice.invoice()).isEqualTo("RA1");
    assertThat(invoice.date()).isEqualTo("2018-12-21");
    assertThat(invoice.due()).contains(LocalDate.of(2019, 1, 4));
    assertThat(invoice.balance()).isEqualTo(Money.of("EUR", "107.40"));
    assertThat(invoice.text()).isEqualTo("Rechnung; Teil 1");
    assertThat(invoice.settled()).isFalse();
    assertThat(invoice.dunning()).isEqualTo(OposRow.Dunning.UNKNOWN);
    OposRow payment = TestFiles.good(rows.get(1));
    assertThat(payment.date()).isEqualTo("2019-01-05");
    assertThat(payment.credit()).isEqualTo(Money.of("EUR", "107.40"));
    assertThat(payment.due()).isEmpty();
    assertThat(payment.settled()).isTrue();
  }

  @Test
  void readsDunningLevelDatesAndBlocksWhereTheExportHasThem() {
    OposRow row =
        TestFiles.good(
            all(OWN
                    + "0010000;00123;01.02.2026;15.02.2026;1.000,00;0,00;1.000,00;2;01.03.2026;"
                    + "15.3.2026;;1;31122026;=HYPERLINK(A1)\r\n")
                .get(0));

    assertThat(row.account()).isEqualTo("0010000");
    assertThat(row.invoice()).isEqualTo("00123");
    assertThat(row.dunning())
        .isEqualTo(
            new OposRow.Dunning(
                Optional.of(2),
                List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 15)),
                true,
                true,
                Optional.of(LocalDate.of(2026, 12, 31)),
                false));
    assertThat(row.text()).isEqualTo("=HYPERLINK(A1)");
  }

  @ParameterizedTest
  @CsvSource({
    "'1.234,56', 1234.56",
    "'64083', 64083.00",
    "'380,8', 380.80",
    "'-1.000', -1000.00",
    "'12,50-', -12.50",
    "'+7', 7.00",
    "'0,05', 0.05",
  })
  void readsAmountsAsProgramsWriteThem(String written, String meant) {
    assertThat(TestFiles.good(first(OWN + row(written, "0"))).balance())
        .isEqualTo(Money.of("EUR", meant));
  }

  @ParameterizedTest
  @CsvSource({
    "'12.34'",
    "'1,234'",
    "'1.23,00'",
    "'1,'",
    "','",
    "'1 000'",
    "'--1'",
    "'1e5'",
    "'.123'"
  })
  void refusesAmountsThatCouldMeanSomethingElse(String written) {
    assertThat(TestFiles.english(first(OWN + row(written, "0"))))
        .isEqualTo(
            "opos.csv, line 2, column 7 (Offener Saldo): '"
                + written
                + "' is no amount such as 1.234,56; correct it or export again.");
  }

  @Test
  void namesFileLineAndColumnOfABlockThatIsNone() {
    Reading<OposRow> row = first(OWN + row("1,00", "4711"));

    assertThat(TestFiles.german(row))
        .isEqualTo(
            "opos.csv, Zeile 2, Spalte 12 (Mahn-/ Zahlsperre): '4711' steht, wo nur 0 oder 1 stehen"
                + " darf; wahrscheinlich ist ein anderes Feld hierher geraten, bitte die Spalten des"
                + " Exports prüfen.");
  }

  @Test
  void namesTheRowInWhichASemicolonSplitsAText() {
    List<Reading<OposRow>> rows =
        all(OWN + row("1,00", "0").replace(";Text", ";Text; mehr") + row("2,00", "0"));

    assertThat(TestFiles.english(rows.get(0)))
        .isEqualTo(
            "opos.csv, line 2: the row has 15 cells where the headings are 14; a text with a ; in it"
                + " needs quotation marks around it.");
    assertThat(TestFiles.good(rows.get(1)).balance()).isEqualTo(Money.of("EUR", "2.00"));
  }

  @Test
  void refusesARowWhoseTextRunsOverItsLine() {
    List<Reading<OposRow>> rows =
        all(OWN + row("1,00", "0").replace("Text", "\"Te\r\nxt\"") + row("2,00", "0"));

    assertThat(TestFiles.english(rows.get(0)))
        .contains("line 2: a text runs over the end of its line");
    assertThat(TestFiles.good(rows.get(1)).balance()).isEqualTo(Money.of("EUR", "2.00"));
  }

  @Test
  void refusesTheFileWhoseQuotationMarkIsNotClosed() {
    assertThatThrownBy(() -> all(OWN + row("1,00", "0").replace("Text", "\"Text")))
        .isInstanceOf(FileRefusal.class)
        .hasMessage(
            "opos.csv, line 2: a quotation mark in this row is not closed, or text follows one that"
                + " is; correct it or export again.");
  }

  @Test
  void refusesARowThatIsLongerThanAnyWithoutHoldingItInMemory() {
    String endless = "x".repeat(3_000_000) + "\r\n";
    String many = ";".repeat(70_000) + "\r\n";
    for (String row : List.of(endless, many, "\"" + endless, "1;" + endless)) {
      assertThatThrownBy(() -> all(OWN + row("1,00", "0") + row))
          .isInstanceOf(FileRefusal.class)
          .hasMessageStartingWith("opos.csv, line 3: ");
    }
  }

  @Test
  void saysWhichColumnIsMissing() {
    assertThatThrownBy(() -> all("Konto;Rechnungsnummer;Datum;Saldo\r\n"))
        .isInstanceOf(FileRefusal.class)
        .hasMessage(
            "opos.csv, line 1: no column is headed 'Fälligkeit' or the like; export it too, or name its"
                + " heading in the setting as due=Heading.");
  }

  @Test
  void saysThatTwoColumnsCouldBeMeantAndTakesTheOneThatIsNamed() {
    String file =
        "Konto;Rechnungsnummer;Datum;Rechnungsdatum;Fälligkeit;Saldo\r\n"
            + "10000;R1;01012026;02012026;15012026;5,00\r\n";

    assertThatThrownBy(() -> all(file))
        .hasMessage(
            "opos.csv, line 1: several columns could be 'Rechnungsdatum': 'Datum', 'Rechnungsdatum';"
                + " name the right one in the setting as date=Heading.");
    OposLayout named = OposLayout.of("date=Rechnungsdatum", Optional.empty());
    assertThat(TestFiles.good(all(file, named).get(0)).date()).isEqualTo("2026-01-02");
  }

  @Test
  void findsAColumnByTheHeadingThatASettingNames() {
    String file = "Kto;Beleg;Datum;Fälligkeit;Saldo\r\n10000;R1;01012026;15012026;5,00\r\n";

    assertThatThrownBy(() -> all(file)).hasMessageContaining("no headings with an account");
    OposLayout named = OposLayout.of("account = Kto; invoice = Beleg;", Optional.empty());
    assertThat(TestFiles.good(all(file, named).get(0)).invoice()).isEqualTo("R1");
  }

  @Test
  void readsAFileWithoutHeadingsByTheSavedFormat() {
    FormatDescription format =
        new FormatDescription(List.of("Konto", "Belegfeld 1", "Datum", "Fälligkeit", "Saldo"));
    OposLayout layout = OposLayout.of("", Optional.of(format));

    List<Reading<OposRow>> rows = all("10000;R1;01012026;15012026;5,00\r\n", layout);

    assertThat(rows).hasSize(1);
    assertThat(TestFiles.good(rows.get(0)).balance()).isEqualTo(Money.of("EUR", "5.00"));
  }

  @Test
  void doesNotTakeTheSideAndTheSignTogether() {
    String file =
        "Konto;Rechnungsnummer;Datum;Fälligkeit;Saldo;SHSaldo\r\n10000;R;01012026;;%s;H\r\n";

    assertThat(TestFiles.good(all(file.formatted("5,00")).get(0)).balance())
        .isEqualTo(Money.of("EUR", "-5.00"));
    assertThat(TestFiles.english(all(file.formatted("-5,00")).get(0)))
        .contains("has a minus and an H beside it");
  }

  @Test
  void readsAForeignInvoiceOfTheClassicLayoutAsFarAsItIsStated() {
    String row =
        "12041;\"R\";01012026;15012026;8400;%s;0,00;%s;\"S\";\"JPY\";120000,00;\"S\";160;\" \";0;"
            + "\"L*\";\"R\";\"x\";0,00;\"\";1;\"%s\"\r\n";

    OposRow open = TestFiles.good(first(CLASSIC + row.formatted("750,00", "750,00", " ")));
    assertThat(open.balance()).isEqualTo(Money.of("JPY", "120000"));
    assertThat(open.debit()).isEqualTo(Money.of("JPY", "120000"));
    assertThat(open.paymentMethod()).isEqualTo("L*");
    OposRow paid = TestFiles.good(first(CLASSIC + row.formatted("750,00", "0,00", "A")));
    assertThat(paid.balance()).isEqualTo(Money.of("JPY", "0"));
    assertThat(TestFiles.english(first(CLASSIC + row.formatted("750,00", "50,00", " "))))
        .isEqualTo(
            "opos.csv, line 2, column 8 (Saldo): '50,00' is a part of an invoice in JPY, and the layout"
                + " does not say how much of it in JPY; export with the column Währungskennung.");
  }

  @Test
  void takesTheCurrencyOfTheDocumentAndItsDecimals() {
    String file =
        "Konto;Belegfeld 1;Belegdatum;Fälligkeit;Saldo;Währungskennung;Typ des Postens\r\n"
            + "10000;R;01012026;;%s;%s;Rechnung\r\n";

    OposRow yen = TestFiles.good(first(file.formatted("1.200", "JPY")));
    assertThat(yen.balance()).isEqualTo(Money.of("JPY", "1200"));
    assertThat(yen.type()).isEqualTo("Rechnung");
    assertThat(TestFiles.good(first(file.formatted("5,00", ""))).balance().currency())
        .isEqualTo(EUR);
    assertThat(TestFiles.english(first(file.formatted("1200,50", "JPY"))))
        .contains("column 5 (Saldo): '1200,50' has decimals that JPY does not know");
    assertThat(TestFiles.english(first(file.formatted("5,00", "EURO"))))
        .contains("column 6 (Währungskennung): 'EURO' is no currency by ISO 4217");
  }

  private static String row(String balance, String block) {
    return "10000;R1;01012026;15012026;5,00;0,00;%s;0;;;;%s;;Text\r\n".formatted(balance, block);
  }

  private Reading<OposRow> first(String text) {
    return all(text).get(0);
  }

  private List<Reading<OposRow>> all(String text) {
    return all(text, OposLayout.USUAL);
  }

  private List<Reading<OposRow>> all(String text, OposLayout layout) {
    Path file = TestFiles.write(folder, "opos.csv", text, TestFiles.WINDOWS_1252);
    return TestFiles.all(() -> OposFile.open(file, layout, EUR));
  }
}
