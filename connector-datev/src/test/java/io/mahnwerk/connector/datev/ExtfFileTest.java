package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestFiles.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtfFileTest {
  private static final Map<Integer, String> DEBTOR =
      Map.ofEntries(
          Map.entry(1, "10000"),
          Map.entry(2, "\"Müller \"\"Bau\"\" GmbH; Köln\""),
          Map.entry(7, "\"2\""),
          Map.entry(20, "\"DE\""),
          Map.entry(109, "11"),
          Map.entry(121, "7"),
          Map.entry(127, "5,1"),
          Map.entry(133, "\"9\""),
          Map.entry(138, "\"Filiale\""),
          Map.entry(221, "0"),
          Map.entry(233, "31122026"),
          Map.entry(250, "1"),
          Map.entry(251, "10"),
          Map.entry(252, "20"));

  @TempDir private Path folder;

  @Test
  void readsADebtorByPosition() {
    DebtorRow debtor = TestFiles.good(debtors(TestFiles.row(254, DEBTOR)).get(0));

    assertThat(debtor.account()).isEqualTo("10000");
    assertThat(debtor.name()).isEqualTo("Müller \"Bau\" GmbH; Köln");
    assertThat(debtor.isNaturalPerson()).isFalse();
    assertThat(debtor.country()).isEqualTo("DE");
    assertThat(debtor.terms()).contains(11);
    assertThat(debtor.dunning()).isEqualTo(7);
    assertThat(debtor.limitAmount()).contains(new BigDecimal("5.10"));
    assertThat(debtor.directDebit()).isEqualTo("9");
    assertThat(debtor.ownFields()).containsExactly("", "Filiale", "", "", "", "", "", "", "", "");
    assertThat(debtor.insolvent()).isFalse();
    assertThat(debtor.blockedUntil()).contains(LocalDate.of(2026, 12, 31));
    assertThat(debtor.periods())
        .isEqualTo(
            new DebtorRow.Periods(
                true,
                List.of(Optional.of(10), Optional.of(20), Optional.empty()),
                Optional.empty()));
  }

  @Test
  void readsAFileWithAPaddedFirstLineUnquotedTextAndBareLineFeeds() {
    String text =
        TestFiles.DEBTOR_HEADER.replace("\"", "").strip()
            + ";".repeat(223)
            + "\n"
            + TestFiles.debtorHeadings().strip()
            + "\n"
            + TestFiles.row(254, Map.of(1, "10001", 4, "Groß", 5, "Änne", 7, "1")).strip()
            + "\n";
    Path file = TestFiles.write(folder, "EXTF_d.csv", text, TestFiles.WINDOWS_1252);

    DebtorRow debtor = TestFiles.good(TestFiles.all(() -> DebtorFile.open(file, CLIENT)).get(0));

    assertThat(debtor.name()).isEqualTo("Änne Groß");
    assertThat(debtor.isNaturalPerson()).isTrue();
    assertThat(debtor.dunning()).isZero();
  }

  @Test
  void refusesTheFileOfAnotherClient() {
    Path file = write(TestFiles.DEBTOR_HEADER.replace("55003", "55004"));

    assertThatThrownBy(() -> DebtorFile.open(file, CLIENT))
        .isInstanceOfSatisfying(
            FileRefusal.class,
            refusal ->
                assertThat(refusal.fault().sentence().in(Locale.GERMAN))
                    .isEqualTo(
                        "EXTF_d.csv, Zeile 1, Spalte 12 (Mandant): die Datei gehört zu 55004, dieser"
                            + " Ordner zu 55003; bitte in den Ordner des richtigen Mandanten legen."));
    Path other = write(TestFiles.DEBTOR_HEADER.replace("29098", "29099"));
    assertThatThrownBy(() -> DebtorFile.open(other, CLIENT)).hasMessageContaining("11 (Berater)");
  }

  @Test
  void refusesAnotherFiscalYearOnlyWhereOneIsNamed() {
    Path file = write(TestFiles.DEBTOR_HEADER.replace("20240101", "20250101"));

    assertThatThrownBy(() -> DebtorFile.open(file, TestFiles.CLIENT_2024))
        .hasMessage(
            "EXTF_d.csv, line 1, column 13 (WJ-Beginn): the file is of the fiscal year from 2025-01-01"
                + " where the one from 2024-01-01 is needed; export that year.");
    assertThat(TestFiles.all(() -> DebtorFile.open(file, CLIENT))).isEmpty();
  }

  @Test
  void refusesAnotherCategoryAndAVersionItDoesNotKnow() {
    Path postings = write(TestFiles.POSTING_HEADER, TestFiles.postingHeadings(125));
    assertThatThrownBy(() -> DebtorFile.open(postings, CLIENT))
        .hasMessageContaining(
            "the file is of category 21 (Buchungsstapel) where 16 (Debitoren/Kreditoren) is needed");
    Path later = write(TestFiles.DEBTOR_HEADER.replace("\";5;2024", "\";6;2024"));
    assertThatThrownBy(() -> DebtorFile.open(later, CLIENT))
        .hasMessage(
            "EXTF_d.csv, line 1, column 5 (Formatversion): version 6 of category 16"
                + " (Debitoren/Kreditoren) is not known, only 1-5; export in one of them.");
    Path labels = write(TestFiles.DEBTOR_HEADER.replace("700;16;", "700;20;"));
    assertThatThrownBy(() -> DebtorFile.open(labels, CLIENT))
        .hasMessageContaining("category 20 is not read here");
    Path invoice = write("Konto;Saldo\r\n");
    assertThatThrownBy(() -> DebtorFile.open(invoice, CLIENT))
        .hasMessageContaining("'Konto' stands where EXTF or DTVF must");
  }

  @Test
  void refusesATimeStampOfNineteenDigits() {
    Path file = write(TestFiles.DEBTOR_HEADER.replace("20240130140659583", "2024013014065958301"));

    assertThatThrownBy(() -> DebtorFile.open(file, CLIENT))
        .hasMessageContaining(
            "line 1, column 6 (Erzeugt am): '2024013014065958301' is not allowed");
  }

  @Test
  void refusesAFileWhoseColumnsAreShifted() {
    Path file =
        write(
            TestFiles.DEBTOR_HEADER,
            "Spalte 0;" + TestFiles.debtorHeadings().replace(";Letzte Frist", ""));

    assertThatThrownBy(() -> DebtorFile.open(file, CLIENT))
        .hasMessage(
            "EXTF_d.csv, line 2, column 1 (Konto): the heading 'Spalte 0' says that another column"
                + " stands here; export with all columns in DATEV's order.");
  }

  @Test
  void refusesADunningCodeThatMeansNothing() {
    assertThat(TestFiles.english(debtors(TestFiles.row(254, Map.of(1, "10000", 121, "5"))).get(0)))
        .contains("column 121 (Mahnung): code 5 is not assigned");
  }

  @Test
  void readsAPostingAndItsDayWithinAFiscalYearThatBeginsInJuly() {
    String header = TestFiles.POSTING_HEADER.replace("20240101;4", "20240701;4");
    Map<Integer, String> cells =
        Map.of(
            1,
            "380,8",
            2,
            "\"S\"",
            7,
            "10000",
            8,
            "8400",
            10,
            "506",
            11,
            "\"RE-1\"",
            15,
            "1",
            111,
            "31122026",
            117,
            "15062025");

    PostingRow posting = TestFiles.good(postings(header, 125, cells));

    assertThat(posting.amount()).isEqualTo(Money.of("EUR", "380.80"));
    assertThat(posting.debtor()).contains("10000");
    assertThat(posting.date()).isEqualTo("2025-06-05");
    assertThat(posting.block()).isTrue();
    assertThat(posting.blockedUntil()).contains(LocalDate.of(2026, 12, 31));
    assertThat(posting.due()).contains(LocalDate.of(2025, 6, 15));
    assertThat(posting.opensClaim()).isTrue();
  }

  @Test
  void tellsAClaimFromWhatIsNone() {
    Map<Integer, String> fee =
        Map.of(1, "5", 2, "S", 7, "10000", 8, "8400", 10, "0506", 11, "RE-1", 18, "40");
    Map<Integer, String> payment =
        Map.of(1, "5", 2, "S", 7, "1200", 8, "10000", 10, "0506", 11, "RE");
    Map<Integer, String> supplier =
        Map.of(1, "5", 2, "S", 7, "70000", 8, "3400", 10, "0506", 11, "R");

    assertThat(TestFiles.good(postings(TestFiles.POSTING_HEADER, 125, fee)).opensClaim()).isFalse();
    assertThat(TestFiles.good(postings(TestFiles.POSTING_HEADER, 125, payment)).opensClaim())
        .isFalse();
    assertThat(TestFiles.good(postings(TestFiles.POSTING_HEADER, 125, supplier)).debtor())
        .isEmpty();
  }

  @Test
  void readsAShortVersionWithoutTheColumnsItLacks() {
    String header =
        TestFiles.POSTING_HEADER.replace("\"Buchungsstapel\";13", "\"Buchungsstapel\";7");
    Map<Integer, String> cells =
        Map.of(1, "64083", 2, "H", 7, "8400", 8, "10000", 10, "2902", 11, "RE-1");

    PostingRow posting = TestFiles.good(postings(header, 116, cells));

    assertThat(posting.amount()).isEqualTo(Money.of("EUR", "64083"));
    assertThat(posting.date()).isEqualTo("2024-02-29");
    assertThat(posting.due()).isEmpty();
    Path tooWide = write(header, TestFiles.postingHeadings(117));
    assertThatThrownBy(() -> PostingFile.open(tooWide, CLIENT))
        .hasMessageContaining("there are 117 headings where this version has at most 116 columns");
  }

  @Test
  void refusesACustomerNumberInTheColumnOfTheBlock() {
    Map<Integer, String> cells =
        Map.of(1, "5", 2, "S", 7, "10000", 8, "8400", 10, "0101", 15, "\"10023\"");

    assertThat(TestFiles.english(postings(TestFiles.POSTING_HEADER, 125, cells)))
        .startsWith(
            "EXTF_d.csv, line 3, column 15 (Postensperre): '10023' stands where only 0 or 1");
  }

  @Test
  void readsTermsInDaysAndLeavesThoseByTheMonthOpen() {
    String header =
        TestFiles.DEBTOR_HEADER.replace(
            "16;\"Debitoren/Kreditoren\";5", "46;\"Zahlungsbedingungen\";2");
    String headings =
        "Nummer;Bezeichnung;Fälligkeitstyp;Skonto 1%;Skonto 1 Tage;Skonto 2 %;Skonto 2 Tage;Fällig"
            + " Tage\r\n";
    Path file = write(header, headings + "11;\"30 Tage\";1;300;10;;;30\r\n12;\"15.\";2;;;;;\r\n");

    List<Reading<TermsRow>> rows = TestFiles.all(() -> TermsFile.open(file, CLIENT));

    assertThat(TestFiles.good(rows.get(0))).isEqualTo(new TermsRow(11, "30 Tage", Optional.of(30)));
    assertThat(TestFiles.good(rows.get(1)).dueDays()).isEmpty();
  }

  private List<Reading<DebtorRow>> debtors(String row) {
    Path file = write(TestFiles.DEBTOR_HEADER, TestFiles.debtorHeadings() + row);
    return TestFiles.all(() -> DebtorFile.open(file, CLIENT));
  }

  private Reading<PostingRow> postings(String header, int columns, Map<Integer, String> cells) {
    Path file = write(header, TestFiles.postingHeadings(columns) + TestFiles.row(columns, cells));
    return TestFiles.all(() -> PostingFile.open(file, CLIENT)).get(0);
  }

  private Path write(String header) {
    return write(header, TestFiles.debtorHeadings());
  }

  private Path write(String header, String rest) {
    return TestFiles.write(folder, "EXTF_d.csv", header + rest, TestFiles.WINDOWS_1252);
  }
}
