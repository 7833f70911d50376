package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.names;
import static io.mahnwerk.connector.datev.TestOffice.paid;
import static io.mahnwerk.connector.datev.TestOffice.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.FileExchange.Fate;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.core.spi.WriteOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatevConnectorTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 6, 25);
  private static final String FIRST = invoice("10001", "RE-1", "100,00", "01062026");
  private static final String SECOND = invoice("10001", "RE-2", "50,00", "02062026");
  private static final String NOT_YET_DUE = invoice("10001", "RE-3", "9,00", "20062026");
  private static final String SECOND_LIST = "Mahnsperren_20260615_002.csv";
  private static final String SECOND_FILE = "EXTF_Debitoren_20260615_002.csv";
  private static final String LIST = "Mahnsperren_20260615_001.csv";
  private static final String FILE = "EXTF_Debitoren_20260615_001.csv";

  @TempDir private Path temp;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(temp);
    office.exportDebtors(debtor("10001", Map.of()), debtor("10002", Map.of()));
    office.exportItems(FIRST, SECOND);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void readsDebtorsAndItemsAndThenOnlyWhatChanged() {
    assertThat(office.readAll()).hasSize(4);
    SyncCursor before = office.end;
    office.exportItems(FIRST, paid("10001", "RE-2", "50,00", "02062026", "12062026"));

    List<Change> changed = office.readFrom(before);

    assertThat(changed).hasSize(1);
    Change.Cleared cleared = (Change.Cleared) changed.get(0);
    assertThat(cleared.clearing())
        .isEqualTo(new Clearing(LocalDate.of(2026, 6, 12), Clearing.Kind.PAYMENT));
    assertThat(cleared.item().openAmount().amount()).isEqualTo("50.00");
    assertThat(office.readFrom(office.end)).isEmpty();
  }

  @Test
  void putsASingleItemOnTheWorklist() {
    OpenItem item = office.item("10001/RE-1");

    assertThat(hold(item)).isEqualTo(new WriteOutcome.Pending("20260615_001"));
    assertThat(office.connector().traceOf("20260615_001"))
        .isEqualTo("ausgang/Mahnsperren_20260615_001.csv, ausgang/EXTF_Debitoren_20260615_001.csv");

    assertThat(names(office.folder("ausgang")))
        .containsExactly(LIST, "Mahnsperren_20260615_001.pdf", "Mahnsperren_20260615_001.xlsx");
    assertThat(office.text(office.folder("ausgang").resolve(LIST)))
        .contains(
            "\"1\";\"10001\";\"Muster 10001\";\"RE-1\";\"01.05.2026\";\"01.06.2026\";\"100,00\";\"EUR\";"
                + "\"Sperre setzen\";\"24.06.2026\";\"Nächste Mahnung erst ab 25.06.2026\"");
  }

  @Test
  void blocksTheDebtorWhereThatHoldsForAllOfItsOpenItems() {
    List<WriteOutcome> outcomes =
        office
            .connector()
            .dunning()
            .apply(
                List.of(
                    holdOf(office.item("10001/RE-1"), UNTIL),
                    holdOf(office.item("10001/RE-2"), UNTIL)));

    assertThat(outcomes).containsOnly(new WriteOutcome.Pending("20260615_001"));
    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);
    DebtorRow row = written(FILE);
    assertThat(row.account()).isEqualTo("10001");
    assertThat(row.blockedUntil()).contains(LocalDate.of(2026, 6, 24));
    assertThat(row.ownFields().get(9)).isEqualTo("MW24062026");
  }

  @Test
  void listsTheItemsWhereTheyAreToBeHeldToDifferentDays() {
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                holdOf(office.item("10001/RE-1"), UNTIL),
                holdOf(office.item("10001/RE-2"), UNTIL.plusDays(1))));

    assertThat(names(office.folder("ausgang"))).contains(LIST).doesNotContain(FILE);
  }

  @Test
  void blocksTheDebtorWhereNoRunCouldReachTheOthersBefore() {
    office.exportItems(FIRST, invoice("10001", "RE-3", "9,00", "20062026"));

    hold(office.item("10001/RE-1"));

    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);
  }

  @Test
  void takesAnItemBackWithoutBlockingTheDebtorForAnother() {
    office.exportItems(FIRST, NOT_YET_DUE);
    holdToDifferentDays();
    office.exportItems(
        invoice("10001", "RE-1", "100,00", "01062026", "24062026"),
        invoice("10001", "RE-3", "9,00", "20062026", "25062026"));

    takeBack("RE-3");

    assertThat(names(office.folder("ausgang"))).contains(SECOND_LIST).doesNotContain(SECOND_FILE);
  }

  @Test
  void takesItemsBackWithoutBlockingTheDebtorForOneThatAClerkHasBlocked() {
    office.exportItems(FIRST, NOT_YET_DUE);
    holdToDifferentDays();
    String blockedByClerk =
        row("10001", "RE-1", "01052026", "01062026", "100,00;0,00;100,00", "Rechnung", "")
            + ";0;;1;24062026;;;Ware\r\n";
    office.exportItems(blockedByClerk, invoice("10001", "RE-3", "9,00", "20062026", "25062026"));

    takeBack("RE-3");

    assertThat(names(office.folder("ausgang"))).contains(SECOND_LIST).doesNotContain(SECOND_FILE);
    assertThat(office.text(office.folder("ausgang").resolve(SECOND_LIST)))
        .contains("RE-3")
        .doesNotContain("RE-1");
  }

  @Test
  void keepsAnItemHeldThatNoRunReachesWhenTheDebtorsBlockHasToGo() {
    holdAllByTheDebtor();

    takeBack("RE-1");

    assertThat(written(SECOND_FILE).blockedUntil()).contains(LocalDate.of(2026, 6, 14));
    assertThat(office.text(office.folder("ausgang").resolve(SECOND_LIST)))
        .contains("\"RE-3\";", "\"24.06.2026\"")
        .doesNotContain("RE-1");
  }

  @Test
  void letsAnItemGoForWhichTheDebtorsBlockWasNotMeant() {
    office.exportItems(FIRST, NOT_YET_DUE);
    hold(office.item("10001/RE-1"));
    carryInTheDebtorsBlock();

    takeBack("RE-1");

    assertThat(names(office.folder("ausgang"))).contains(SECOND_FILE).doesNotContain(SECOND_LIST);
  }

  @Test
  void forgetsThatAnItemWasToBeHeldWhenItIsTakenBack() {
    holdAllByTheDebtor();
    takeBack("RE-3");
    carryInTheDebtorsBlock();

    takeBack("RE-1");

    assertThat(names(office.folder("ausgang")))
        .contains(SECOND_LIST)
        .doesNotContain("Mahnsperren_20260615_003.csv");
  }

  @Test
  void coversAnItemThatNoRunReachesWithALongerBlockOfTheDebtor() {
    holdAllByTheDebtor();

    office
        .connector()
        .dunning()
        .apply(List.of(holdOf(office.item("10001/RE-1"), UNTIL.plusDays(1))));

    assertThat(names(office.folder("ausgang"))).contains(SECOND_FILE).doesNotContain(SECOND_LIST);
  }

  @Test
  void listsAnItemThatIsToWaitLongerThanAShorterBlockOfTheDebtor() {
    holdAllByTheDebtor();

    office
        .connector()
        .dunning()
        .apply(List.of(holdOf(office.item("10001/RE-1"), UNTIL.minusDays(1))));

    assertThat(office.text(office.folder("ausgang").resolve(SECOND_LIST)))
        .contains("\"RE-1\";", "\"23.06.2026\"", "\"RE-3\";", "\"24.06.2026\"");
  }

  @Test
  void knowsItsBlockOfAnItemByTheDateItGaveOut() {
    hold(office.item("10001/RE-1"));
    office.exportItems(invoice("10001", "RE-1", "100,00", "01062026", "24062026"), SECOND);

    assertThat(office.item("10001/RE-1").dunning().isHeldByUs()).isTrue();
    assertThat(hold(office.item("10001/RE-1"))).isEqualTo(new WriteOutcome.AlreadyInForce());
    office.startDay(UNTIL);
    assertThat(office.item("10001/RE-1").dunning().block()).isEmpty();
  }

  @Test
  void takesAnotherDateForAClerks() {
    hold(office.item("10001/RE-1"));
    office.exportItems(invoice("10001", "RE-1", "100,00", "01062026", "30062026"), SECOND);

    OpenItem item = office.item("10001/RE-1");

    assertThat(item.dunning().isBlockedByClerk()).isTrue();
    assertThat(hold(item)).isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.CLERK_BLOCK)));
  }

  @Test
  void saysOfEachListWhatBecameOfWhatWasGivenOut() {
    OpenItem first = office.item("10001/RE-1");
    OpenItem second = office.item("10001/RE-2");
    office
        .connector()
        .dunning()
        .apply(List.of(holdOf(first, UNTIL), holdOf(second, UNTIL.plusDays(1))));
    office.exportItems(
        invoice("10001", "RE-1", "100,00", "01062026", "24062026"),
        invoice("10001", "RE-2", "50,00", "02062026", "30062026"));

    assertThat(office.take().get(0).findings())
        .extracting(finding -> finding.in(Locale.GERMAN))
        .containsExactly(
            "Von 2 ausgegebenen Zeilen sind 1 übernommen, 1 anders eingetragen und 0 offen.",
            "10001, RE-2 ist gesperrt bis 30.06.2026 statt 25.06.2026; das bleibt so.");
  }

  @Test
  void saysHowMuchIsNotTakenOverYet() {
    hold(office.item("10001/RE-1"));
    office.exportItems(FIRST, SECOND, invoice("10002", "RE-9", "1,00", "01062026"));

    assertThat(office.take().get(0).findings())
        .extracting(finding -> finding.in(Locale.ENGLISH))
        .containsExactly(
            "Of 1 lines given out, 0 are taken over, 0 were entered otherwise and 1 are missing.");
    assertThat(office.files().standing().givenOut()).isEqualTo(1);
  }

  @Test
  void holdsNewInvoicesOfSteeredDebtorsToTheirFormerDay() throws IOException {
    office.settings.put("opened-days", "3/17/31");
    office.restart();
    office.exportDebtors(
        debtor("10001", Map.of(250, "1", 251, "3", 252, "17", 253, "31")),
        debtor("10002", Map.of()));
    office.take();
    String steered = posting("10001", "RE-7");
    String other = posting("10002", "RE-8");
    office.put(
        "EXTF_Buchungsstapel.csv",
        TestFiles.POSTING_HEADER + TestFiles.postingHeadings(125) + steered + other);

    FileReport report = office.take().get(0);

    assertThat(report.fate()).isEqualTo(Fate.TAKEN);
    List<String> lines =
        Files.readAllLines(
            office.folder("ausgang").resolve("EXTF_Buchungsstapel.csv"), TestFiles.WINDOWS_1252);
    // Due on 1 July, former day 14 days later, blocked until the day before.
    assertThat(lines.get(2).split(";", -1)[110]).isEqualTo("14072026");
    assertThat(lines.get(3) + "\r\n").isEqualTo(other);
  }

  private static String posting(String account, String number) {
    return TestFiles.row(
        125,
        Map.of(
            1,
            "100,00",
            2,
            "\"S\"",
            7,
            account,
            8,
            "8400",
            10,
            "0106",
            11,
            "\"" + number + "\"",
            117,
            "01072026"));
  }

  @Test
  void knowsItsBlockOfADebtorWhenEverythingElseWasLost() throws IOException {
    office.exportDebtors(debtor("10001", Map.of(233, "24062026", 146, "\"MW24062026/01052026\"")));
    office.take();
    office.connector().close();
    Files.delete(office.folder("stand").resolve("stand.db"));
    Files.deleteIfExists(office.folder("stand").resolve("stand.db-wal"));
    Files.deleteIfExists(office.folder("stand").resolve("stand.db-shm"));
    office.restart();
    office.exportDebtors(debtor("10001", Map.of(233, "24062026", 146, "\"MW24062026/01052026\"")));
    office.exportItems(FIRST, SECOND);

    assertThat(office.item("10001/RE-1").dunning().isHeldByUs()).isTrue();
    office
        .connector()
        .dunning()
        .apply(
            List.of(withdrawOf(office.item("10001/RE-1")), withdrawOf(office.item("10001/RE-2"))));

    DebtorRow row =
        TestFiles.good(
            TestFiles.all(
                    () -> DebtorFile.open(office.folder("ausgang").resolve(FILE), TestFiles.CLIENT))
                .get(0));
    assertThat(row.blockedUntil()).contains(LocalDate.of(2026, 5, 1));
    assertThat(row.ownFields().get(9)).isEmpty();
  }

  @Test
  void leavesADebtorAloneWhoseFieldHoldsAnotherText() {
    office.exportDebtors(debtor("10001", Map.of(146, "\"Stammkunde\"")));
    office.exportItems(FIRST);
    Debtor debtor =
        office
            .connector()
            .receivables()
            .rereadDebtors(List.of(office.item("10001/RE-1").debtor()))
            .get(0);

    assertThat(
            office
                .connector()
                .dunning()
                .apply(
                    List.of(
                        new Hold(debtor.ref(), debtor.version(), UNTIL, new IdempotencyKey("k")))))
        .containsExactly(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN)));
    hold(office.item("10001/RE-1"));
    assertThat(names(office.folder("ausgang"))).contains(LIST).doesNotContain(FILE);
  }

  @Test
  void writesAfterAKillWhatWasKeptAndNotWritten() throws IOException {
    hold(office.item("10001/RE-1"));
    Path list = office.folder("ausgang").resolve(LIST);
    String written = office.text(list);
    Files.delete(list);
    office.connector().close();
    try (DatevDesk desk = office.desk()) {
      desk.with(books -> books.sql().update("UPDATE batch SET written = 0"));
    }
    office.restart();

    hold(office.item("10001/RE-2"));

    assertThat(office.text(list)).isEqualTo(written);
    assertThat(names(office.folder("ausgang"))).contains("Mahnsperren_20260615_002.csv");
  }

  @Test
  void claimsNoBlockOfItemsWhereTheExportShowsNone() {
    office.put(
        "OPOS_100.csv",
        "Konto;Rechnungsnummer;Datum;Fälligkeit;Saldo\r\n10001;RE-1;01052026;01062026;100,00\r\n"
            + "10001;RE-2;01052026;02062026;50,00\r\n");
    OpenItem item = office.item("10001/RE-1");

    assertThat(office.connector().capabilities())
        .containsExactlyInAnyOrder(Capability.BLOCK_DEBTOR, Capability.BLOCK_EXPIRES);
    assertThat(hold(item)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  /** No run reaches one of the two before the day. */
  private void holdAllByTheDebtor() {
    office.exportItems(FIRST, NOT_YET_DUE);
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                holdOf(office.item("10001/RE-1"), UNTIL),
                holdOf(office.item("10001/RE-3"), UNTIL)));
    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);
    carryInTheDebtorsBlock();
  }

  private void carryInTheDebtorsBlock() {
    office.exportDebtors(debtor("10001", Map.of(146, "\"MW24062026\"", 233, "24062026")));
  }

  private void holdToDifferentDays() {
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                holdOf(office.item("10001/RE-1"), UNTIL),
                holdOf(office.item("10001/RE-3"), UNTIL.plusDays(1))));
  }

  private DebtorRow written(String name) {
    Path file = office.folder("ausgang").resolve(name);
    return TestFiles.good(TestFiles.all(() -> DebtorFile.open(file, TestFiles.CLIENT)).get(0));
  }

  private void takeBack(String number) {
    office.connector().dunning().apply(List.of(withdrawOf(office.item("10001/" + number))));
  }

  private WriteOutcome hold(OpenItem item) {
    return office.connector().dunning().apply(List.of(holdOf(item, UNTIL))).get(0);
  }

  private static Hold holdOf(OpenItem item, LocalDate until) {
    return new Hold(item.ref(), item.version(), until, new IdempotencyKey("k"));
  }

  private static Withdraw withdrawOf(OpenItem item) {
    return new Withdraw(item.ref(), item.version(), new IdempotencyKey("k"));
  }
}
