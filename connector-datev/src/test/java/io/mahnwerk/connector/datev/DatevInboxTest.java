package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.FileExchange.Fate;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import io.mahnwerk.core.spi.FileExchange.Missing;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatevInboxTest {
  private static final String ITEM = invoice("10001", "RE-1", "100,00", "01062026");

  @TempDir private Path temp;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(temp);
    office.exportDebtors(debtor("10001", Map.of()), debtor("10002", Map.of()));
    office.take();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void takesACompleteFileAndLaysAReportBesideIt() {
    office.exportItems(ITEM);

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.TAKEN);
    assertThat(names(office.folder("eingang"))).isEmpty();
    assertThat(names(office.folder("erledigt")))
        .contains("OPOS_002.csv", "OPOS_002.csv.bericht.txt");
    assertThat(office.text(office.folder("erledigt").resolve("OPOS_002.csv.bericht.txt")))
        .isEqualTo("OPOS_002.csv wurde eingelesen: 1 Buchung offener Posten.\r\n");
    assertThat(office.item("10001/RE-1").documentNumber()).isEqualTo("RE-1");
  }

  @Test
  void leavesAloneWhatIsStillBeingWritten() {
    Path file = office.put("OPOS.csv", "Konto", office.clock().instant().minusSeconds(4));

    assertThat(only(office.take()).fate()).isEqualTo(Fate.WAITING);
    assertThat(file).exists();
  }

  @Test
  void seesNoHalfCopiedFilesAndFollowsNoLinks() throws IOException {
    office.put("OPOS.csv.part", ITEM);
    office.put("~OPOS.csv", ITEM);
    office.put(".OPOS.csv", ITEM);
    Files.createSymbolicLink(office.folder("eingang").resolve("link.csv"), temp.resolve("any"));
    Files.createDirectory(office.folder("eingang").resolve("OPOS"));
    office.put("Thumbs.db", "x");

    assertThat(office.take()).isEmpty();
    assertThat(office.files().passedOver())
        .containsExactly(".OPOS.csv", "OPOS", "OPOS.csv.part", "link.csv", "~OPOS.csv");
  }

  @Test
  void deletesWhatWasTakenOrRefusedAndItsReportWhenItsDaysAreOver() throws IOException {
    office.exportItems(ITEM);
    office.put("fremd.csv", "Name;Ort\r\nA;B\r\n");
    office.take();
    Path own = Files.writeString(office.folder("erledigt").resolve("eigene Notiz.txt"), "x");
    office.startDay(TestOffice.TODAY.plusDays(90));
    office.take();
    assertThat(names(office.folder("erledigt"))).contains("OPOS_002.csv");
    assertThat(names(office.folder("fehler")))
        .containsExactly("fremd.csv", "fremd.csv.bericht.txt");

    office.startDay(TestOffice.TODAY.plusDays(91));
    office.take();

    assertThat(names(office.folder("erledigt"))).containsExactly("eigene Notiz.txt");
    assertThat(names(office.folder("fehler"))).isEmpty();
    assertThat(own).exists();
    assertThat(office.item("10001/RE-1").documentNumber()).isEqualTo("RE-1");
  }

  @Test
  void keepsTheFileOfAnOldExportThatWasTakenToday() {
    office.put(
        "OPOS.csv", ITEM, TestOffice.TODAY.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    office.take();

    office.take();

    assertThat(names(office.folder("fehler"))).contains("OPOS.csv");
  }

  @Test
  void deletesNothingWhereFilesAreKeptForEver() {
    office.settings.put("keep-days", "0");
    office.restart();
    office.exportItems(ITEM);
    office.take();

    office.startDay(TestOffice.TODAY.plusYears(9));
    office.take();

    assertThat(names(office.folder("erledigt"))).contains("OPOS_002.csv");
  }

  @Test
  void deletesWorklistsWhoseLinesHaveEndedWhenTheirDaysAreOver() {
    office.exportItems(ITEM, invoice("10001", "RE-2", "5,00", "20062026"));
    office.take();
    OpenItem item = office.item("10001/RE-1");
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                new Hold(
                    item.ref(),
                    item.version(),
                    TestOffice.TODAY.plusDays(30),
                    new IdempotencyKey("k"))));
    assertThat(names(office.folder("ausgang"))).contains("Mahnsperren_20260615_001.csv");

    office.startDay(TestOffice.TODAY.plusDays(91));
    office.take();
    assertThat(names(office.folder("ausgang"))).contains("Mahnsperren_20260615_001.csv");
    office.exportItems(ITEM);
    office.take();
    office.take();

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void deletesTheReportThatAKillLeftWithoutItsFile() throws IOException {
    office.exportItems(ITEM);
    office.take();
    Files.delete(office.folder("erledigt").resolve("OPOS_002.csv"));

    office.startDay(TestOffice.TODAY.plusDays(91));
    office.take();

    assertThat(names(office.folder("erledigt"))).isEmpty();
  }

  @Test
  void takesTheSameContentOnce() {
    office.exportItems(ITEM);
    office.take();
    office.exportItems(ITEM);

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REPEATED);
    assertThat(report.sentence().in(Locale.GERMAN))
        .isEqualTo("OPOS_003.csv wurde bereits eingelesen; nichts wurde geändert.");
    assertThat(names(office.folder("erledigt"))).contains("OPOS_003.csv");
  }

  @Test
  void takesAnEarlierContentWhenThingsAreAsBefore() {
    for (String row : List.of(ITEM, invoice("10001", "RE-1", "60,00", "01062026"), ITEM)) {
      office.exportItems(row);
      assertThat(only(office.take()).fate()).isEqualTo(Fate.TAKEN);
    }

    assertThat(office.item("10001/RE-1").openAmount().amount()).isEqualTo("100.00");
  }

  @Test
  void finishesWhatAKillLeftBetweenKeepingAndMoving() throws IOException {
    office.exportItems(ITEM);
    office.take();
    Path done = office.folder("erledigt").resolve("OPOS_002.csv");
    Files.move(done, office.folder("eingang").resolve("OPOS_002.csv"));

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REPEATED);
    assertThat(done).exists();
    assertThat(office.readAll()).hasSize(3);
  }

  @Test
  void keepsNothingOfAFileThatBreaksOffAndPutsItAside() {
    office.exportItems(ITEM);
    office.take();
    office.exportItems(invoice("10001", "RE-1", "1,00", "01062026"), "10001;RE-2;01052026;0106");

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    assertThat(report.sentence().in(Locale.GERMAN)).startsWith("OPOS_003.csv, Zeile 3");
    assertThat(names(office.folder("fehler")))
        .containsExactly("OPOS_003.csv", "OPOS_003.csv.bericht.txt");
    assertThat(office.item("10001/RE-1").openAmount().amount()).isEqualTo("100.00");
  }

  @Test
  void saysWhatAFileOfAnotherProgramIs() {
    assertThat(refused("Posten.xlsx", "PK\u0003\u0004"))
        .isEqualTo(
            "Posten.xlsx: das ist eine Excel-, Word- oder ZIP-Datei und kein Export; bitte in DATEV"
                + " als ASCII-Daten oder im DATEV-Format exportieren.");
    assertThat(refused("Posten.pdf", "%PDF-1.7")).startsWith("Posten.pdf: das ist ein PDF");
    assertThat(refused("Pk.csv", "PK;Name")).startsWith("Pk.csv, Zeile 1: ");
  }

  private String refused(String name, String content) {
    office.put(name, content + "\r\n");
    FileReport report = only(office.take());
    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    return report.sentence().in(Locale.GERMAN);
  }

  @Test
  void namesTheRowWithoutAnInvoiceNumberButNotThatOfAnotherLedger() {
    office.exportItems(
        ITEM, invoice("10002", "", "1,00", "01062026"), invoice("70001", "", "1,00", "01062026"));

    FileReport report = only(office.take());

    assertThat(report.findings())
        .singleElement()
        .extracting(finding -> finding.in(Locale.GERMAN))
        .isEqualTo(
            "OPOS_002.csv, Zeile 3, Spalte Belegfeld 1: die Buchung auf Konto 10002 hat keine"
                + " Rechnungsnummer, der Posten ist nicht zu erkennen; bitte in DATEV ergänzen und"
                + " erneut exportieren.");
  }

  @Test
  void carriesFormulaTextAndSaysWhereItStands() {
    office.exportItems(invoice("10001", "=HYPERLINK(1)", "1,00", "01062026"));

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.TAKEN);
    assertThat(report.findings())
        .singleElement()
        .extracting(finding -> finding.in(Locale.GERMAN))
        .isEqualTo(
            "OPOS_002.csv, Zeile 2, Spalte Belegfeld 1: '=HYPERLINK(1)' beginnt wie eine Formel; es"
                + " bleibt Text und läuft in keiner unserer Tabellen, bitte in DATEV ansehen.");
    assertThat(office.item("10001/=HYPERLINK(1)").openAmount().amount()).isEqualTo("1.00");
  }

  @Test
  void refusesTheFileOfAnotherClient() {
    office.put(
        "DTVF_Debitoren.csv",
        TestOffice.debtorFile(debtor("10001", Map.of())).replace(";55003;", ";55004;"));

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    assertThat(report.sentence().in(Locale.GERMAN)).contains("55004").contains("55003");
  }

  @Test
  void refusesAListInWhichMostOpenItemsAreMissing() {
    String[] many =
        IntStream.range(0, 60)
            .mapToObj(n -> invoice("10001", "RE-" + n, "1,00", "01062026"))
            .toArray(String[]::new);
    office.exportItems(many);
    office.take();
    office.exportItems(many[0], many[1]);

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    assertThat(report.sentence().in(Locale.GERMAN))
        .isEqualTo(
            "OPOS_003.csv: 58 von 60 offenen Posten fehlen darin, als wären sie bezahlt; bitte alle"
                + " Konten des richtigen Mandanten exportieren oder, wenn sie bezahlt sind, die"
                + " Datei mit --missing-are-paid einlesen.");
    assertThat(office.item("10001/RE-59").openAmount().amount()).isEqualTo("1.00");
  }

  @Test
  void refusesAListOfHeadingsOnlyWhileAnythingIsOpen() {
    office.exportItems(ITEM);
    office.take();
    office.exportItems();

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    assertThat(report.sentence().in(Locale.GERMAN))
        .startsWith("OPOS_003.csv: 1 von 1 offenen Posten fehlen darin, als wären sie bezahlt;");
    assertThat(office.item("10001/RE-1").openAmount().amount()).isEqualTo("100.00");
  }

  @Test
  void takesAListOfHeadingsOnlyWhereNothingWasOpen() {
    office.exportItems();

    assertThat(only(office.take()).fate()).isEqualTo(Fate.TAKEN);
  }

  @Test
  void refusesAListThatLeavesOutMoreThanFourFifthsOfAFewItems() {
    String[] some =
        IntStream.range(0, 12)
            .mapToObj(n -> invoice("10001", "RE-" + n, "1,00", "01062026"))
            .toArray(String[]::new);
    office.exportItems(some);
    office.take();
    office.exportItems(some[0], some[1]);
    assertThat(only(office.take()).fate()).isEqualTo(Fate.REFUSED);
    office.exportItems(some[0], some[1], some[2]);

    assertThat(only(office.take()).fate()).isEqualTo(Fate.TAKEN);
  }

  @Test
  void takesWhatIsMissingForPaidWhereAPersonVouchesForIt() {
    office.exportItems(ITEM);
    office.take();
    office.exportItems();
    office.take();
    Path refused = office.folder("fehler").resolve("OPOS_003.csv");

    FileReport report = office.files().take(refused, Missing.PAID);

    assertThat(report.fate()).isEqualTo(Fate.TAKEN);
    assertThat(office.files().standing().openItems()).isZero();
    assertThat(refused).exists();
  }

  @Test
  void refusesAListOfDebtorsWithoutARowWhereSomeAreKnown() {
    office.exportDebtors();

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.REFUSED);
    assertThat(report.sentence().in(Locale.GERMAN))
        .isEqualTo(
            "DTVF_Debitoren_002.csv: es steht kein Debitor darin, obwohl schon 2 bekannt sind; bitte"
                + " die Debitoren des richtigen Mandanten exportieren.");
  }

  @Test
  void takesNothingForPaidThatABadRowMayHide() {
    office.exportItems(ITEM, invoice("10002", "RE-2", "5,00", "01062026"));
    office.take();
    office.exportItems(
        ITEM, "10002;RE-2;01052026;32132026;8400;5,00;0,00;5,00;S;EUR;Rechnung;;;;;;;;\r\n");

    FileReport report = only(office.take());

    assertThat(report.fate()).isEqualTo(Fate.TAKEN_IN_PART);
    assertThat(report.sentence().in(Locale.GERMAN))
        .isEqualTo(
            "OPOS_003.csv wurde eingelesen: 1 Buchung offener Posten. 1 Zeile wurde ausgelassen: bitte"
                + " in DATEV berichtigen und erneut exportieren; bis dahin gilt kein fehlender Posten"
                + " als bezahlt.");
    assertThat(report.findings()).hasSize(1);
    assertThat(office.item("10002/RE-2").openAmount().amount()).isEqualTo("5.00");
  }

  @Test
  void tellsEachReadingAndTheCheckOfDebtorsThatCouldNotBeUnderstood() {
    office.exportDebtors(debtor("10001", Map.of(233, "99999999")), debtor("10002", Map.of()));

    assertThat(office.connector().check().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.subject().in(Locale.GERMAN))
                  .isEqualTo("Datei DTVF_Debitoren_002.csv");
              assertThat(finding.remedy().in(Locale.GERMAN))
                  .startsWith("Im Ordner 'erledigt' nachsehen");
            });
    assertThat(
            office.connector().receivables().read(ReceivablesReader.SyncCursor.START).unreadable())
        .singleElement()
        .satisfies(bad -> assertThat(bad.nativeKey()).isEqualTo("DTVF_Debitoren_002.csv:3"));
  }

  @Test
  void takesACopyOfAFileFromElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("usb"));
    Path file =
        TestFiles.write(
            elsewhere,
            "..%2f offene Posten;1.csv",
            "Konto;Rechnungsnummer;Datum;Fälligkeit;Saldo\r\n10001;RE-9;01052026;01062026;7,00\r\n",
            TestFiles.WINDOWS_1252);

    FileReport report = office.files().take(file);

    assertThat(report.fate()).isEqualTo(Fate.TAKEN);
    assertThat(file).exists();
    assertThat(names(office.folder("erledigt"))).contains("__2f offene Posten_1.csv");
    assertThat(office.item("10001/RE-9").openAmount().amount()).isEqualTo("7.00");
  }

  @Test
  void keepsEveryNameWithinItsFolder() {
    assertThat(InboxFiles.safe("../../etc/passwd")).isEqualTo("__.._etc_passwd");
    assertThat(InboxFiles.safe("..")).isEqualTo("_");
    assertThat(InboxFiles.safe("")).isEqualTo("datei");
    assertThat(InboxFiles.safe("a".repeat(300) + ".csv")).hasSize(120).endsWith(".csv");
  }

  @Test
  void saysWhereThereIsNoSuchFile() {
    assertThatThrownBy(() -> office.files().take(temp.resolve("none.csv")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FileReport only(List<FileReport> reports) {
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }
}
