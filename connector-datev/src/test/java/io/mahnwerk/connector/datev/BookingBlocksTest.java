package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Until when an invoice is blocked that a debtor gets whose Mahnfristen we opened. */
class BookingBlocksTest {
  private static final Map<Integer, String> OPENED =
      Map.of(146, "\"T0:0::::\"", 250, "1", 251, "3", 252, "17", 253, "31");
  private static final Map<Integer, String> BY_HAND =
      Map.of(250, "1", 251, "3", 252, "17", 253, "31");

  @TempDir private Path root;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(root);
    office.settings.put("opened-days", "3/17/31");
    office.settings.put("steer-by-terms", "on-request");
    office.restart();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void bridgesTheTimeUntilTheBlockOfTheDebtorIsCarriedIn() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();

    bring(posting("RE-7", "01072026"));

    // By the opened Mahnfristen it may be dunned from 4 July on, by the former ones from 15 July.
    assertThat(blockedUntil()).isEqualTo("11072026");
    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Buchungsstapel.csv");
  }

  @Test
  void leavesTwoImportsOfTimeWhereTheInvoiceIsDueSoon() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();

    bring(posting("RE-7", "18062026"));

    // On 15 June: 8 days until an export shows it, 8 more until a block of the debtor is in.
    assertThat(blockedUntil()).isEqualTo("30062026");
  }

  @Test
  void givesTheFormerMahnfristenBackWhereTheFormerDayComesFirst() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();

    FileReport report = bring(posting("RE-7", "17062026"));

    assertThat(blockedUntil()).isEqualTo("30062026");
    assertThat(names(office.folder("ausgang")))
        .containsExactly("EXTF_Buchungsstapel.csv", "EXTF_Debitoren_20260615_001.csv");
    DebtorRow row =
        TestFiles.good(
            TestFiles.all(
                    () ->
                        DebtorFile.open(
                            office.folder("ausgang").resolve("EXTF_Debitoren_20260615_001.csv"),
                            TestFiles.CLIENT))
                .get(0));
    assertThat(row.periods().own()).isFalse();
    assertThat(row.ownFields().get(9)).isEmpty();
    assertThat(report.findings())
        .extracting(finding -> finding.in(Locale.GERMAN))
        .contains(
            "Debitor 10001 bekommt die früheren Mahnfristen zurück: Rechnung RE-7 wird fällig,"
                + " bevor eine Sperre des Debitors sicher übernommen ist; bitte die Debitorendatei"
                + " importieren");
  }

  @Test
  void givesThemBackOnceForAllInvoices() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();

    bring(posting("RE-7", "17062026"));
    bring(posting("RE-8", "16062026"));

    assertThat(names(office.folder("ausgang")))
        .containsExactly("EXTF_Buchungsstapel.csv", "EXTF_Debitoren_20260615_001.csv");
  }

  @Test
  void holdsInvoicesOfADebtorThatAPersonOpenedToTheFormerDay() throws IOException {
    office.exportDebtors(debtor("10001", BY_HAND));
    office.take();

    bring(posting("RE-7", "01072026"));

    assertThat(blockedUntil()).isEqualTo("14072026");
  }

  @Test
  void leavesInvoicesOfOtherDebtorsAlone() throws IOException {
    office.exportDebtors(debtor("10001", Map.of()));
    office.take();

    bring(posting("RE-7", "17062026"));

    assertThat(blockedUntil()).isEmpty();
    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Buchungsstapel.csv");
  }

  @Test
  void givesNothingBackWhereTheDebtorIsBlockedByACall() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();
    office.settings.put("exchange", "datevconnect");

    // On 15 June: 8 days until the invoice is read, and one more for the call.
    assertThat(booked(posting("RE-7", "18062026"))).isEqualTo("23062026");
    assertThat(booked(posting("RE-8", "10062026"))).isEqualTo("23062026");
  }

  /** Until when the invoice is blocked by the settings that are in force. */
  private String booked(String posting) throws IOException {
    Path file = root.resolve("posting.csv");
    Path target = root.resolve("booked.csv");
    Files.writeString(file, postings(posting), TestFiles.WINDOWS_1252);
    Files.deleteIfExists(target);
    DatevSettings settings =
        new DatevSettings(
            new ConnectorContext(new ConnectionId("books"), office.settings, office.clock()));
    List<OutLines.Kept> waiting =
        office
            .desk()
            .with(
                books -> {
                  BookingBlocks blocks = new BookingBlocks(settings, books);
                  PostingFileEditor.edit(file, target, settings.client(), blocks::of);
                  blocks.keep();
                  return new OutLines(books).waiting();
                });
    assertThat(waiting).isEmpty();
    return blockedUntil(target);
  }

  private FileReport bring(String posting) {
    office.put("EXTF_Buchungsstapel.csv", postings(posting));
    return office.take().get(0);
  }

  private static String postings(String posting) {
    return TestFiles.POSTING_HEADER + TestFiles.postingHeadings(125) + posting;
  }

  private String blockedUntil() throws IOException {
    return blockedUntil(office.folder("ausgang").resolve("EXTF_Buchungsstapel.csv"));
  }

  private static String blockedUntil(Path back) throws IOException {
    return List.of(Files.readAllLines(back, TestFiles.WINDOWS_1252).get(2).split(";", -1)).get(110);
  }

  private static String posting(String number, String due) {
    return TestFiles.row(
        125,
        Map.of(
            1,
            "100,00",
            2,
            "\"S\"",
            7,
            "10001",
            8,
            "8400",
            10,
            "0106",
            11,
            "\"" + number + "\"",
            117,
            due));
  }
}
