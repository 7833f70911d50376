package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies ready in the folder: it follows each export, grows too old and is taken out again. */
class RecallTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 6, 25);
  private static final String FIRST = invoice("10001", "RE-1", "100,00", "01062026");
  private static final String SECOND = invoice("10001", "RE-2", "50,00", "02062026");
  private static final String OTHER = invoice("10002", "RE-3", "70,00", "01062026");
  private static final String FILE = "EXTF_Debitoren_20260615_001.csv";
  private static final Map<Integer, String> OURS = Map.of(233, "24062026", 146, "\"MW24062026\"");

  @TempDir private Path temp;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(temp);
    office.exportDebtors(debtor("10001", Map.of()), debtor("10002", Map.of()));
    office.exportItems(FIRST, SECOND, OTHER);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void takesAHoldThatNobodyImportedOutOfTheFolder() {
    holdFirstDebtor(UNTIL);

    assertThat(office.files().recall()).isEqualTo(1);

    assertThat(names(office.folder("ausgang"))).isEmpty();
    assertThat(office.files().recall()).isEqualTo(1);
    exportAll(Map.of());
    assertThat(office.files().recall()).isZero();
    assertThat(office.files().standing().givenOut()).isZero();
  }

  @Test
  void findsWhatWasImportedBeforeItWasRecalled() {
    holdFirstDebtor(UNTIL);
    office.files().recall();

    exportAll(OURS);

    assertThat(office.files().recall()).isZero();
    try (Stream<Change> marks = office.connector().receivables().ourMarks()) {
      assertThat(marks).anyMatch(change -> change instanceof Change.DebtorSeen);
    }
  }

  @Test
  void takesSingleItemsOffTheWorklistAndLeavesWhatLiftsABlock() {
    hold(office.item("10001/RE-1"), UNTIL);
    exportAll(OURS);
    office.exportItems(FIRST, SECOND, invoice("10002", "RE-3", "70,00", "01062026"));
    OpenItem held = office.item("10001/RE-1");
    office.connector().dunning().apply(List.of(withdraw(held)));
    hold(office.item("10002/RE-3"), UNTIL);

    office.files().recall();

    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Debitoren_20260615_002.csv");
  }

  @Test
  void alsoRecallsAnOlderFileWhoseHoldWasGivenOutAnewLater() {
    holdFirstDebtor(UNTIL);
    holdFirstDebtor(UNTIL.plusDays(3));
    assertThat(names(office.folder("ausgang"))).hasSize(2);

    assertThat(office.files().recall()).isEqualTo(1);

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void takesOpenedTermsOutOfTheFolder() {
    office.settings.put("opened-days", "3/17/31");
    office.settings.put("steer-by-terms", "on-request");
    office.restart();
    office.exportDebtors(debtor("10001", Map.of()), debtor("10003", Map.of()));
    DebtorRef free = new DebtorRef(TestOffice.BOOKS, new CompanyCode("55003"), "10003");
    office.connector().procedureSwitch().orElseThrow().open(List.of(free));
    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);

    assertThat(office.files().recall()).isEqualTo(1);

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void removesFilesOfWhichTheLostBooksKnowNothingAndNoOthers() throws IOException {
    holdFirstDebtor(UNTIL);
    Files.writeString(office.folder("ausgang").resolve("EXTF_Buchungsstapel.csv"), "neu");
    office.connector().close();
    for (String name : names(office.folder("stand"))) {
      Files.delete(office.folder("stand").resolve(name));
    }
    office.restart();

    assertThat(office.files().recall()).isEqualTo(1);

    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Buchungsstapel.csv");
    exportAll(OURS);
    assertThat(office.files().recall()).isZero();
  }

  @Test
  void needsNothingMoreWhereNothingLiesReady() {
    assertThat(office.files().recall()).isZero();
  }

  @Test
  void givesTheRowsOfTheNewestExport() throws IOException {
    holdFirstDebtor(UNTIL);

    office.exportDebtors(debtor("10001", Map.of(5, "\"Neu\"")), debtor("10002", Map.of()));
    List<FileReport> reports = office.take();

    assertThat(Files.readString(ready(), TestFiles.WINDOWS_1252)).contains("\"Neu\"", "MW24062026");
    assertThat(reports.get(0).findings())
        .extracting(finding -> finding.in(Locale.GERMAN))
        .contains(
            "1 Debitorendatei zum Importieren folgt dem letzten Export. Eine Zeile ersetzt den ganzen"
                + " Debitor: Was Sie vorher dort ändern, auch eine Sperre, geht verloren, wenn Sie vor"
                + " dem Import nicht erneut exportieren.");
  }

  @Test
  void leavesADebtorOutThatAClerkHasBlockedMeanwhile() {
    holdFirstDebtor(UNTIL);

    exportAll(Map.of(233, "31082026"));

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void removesAFileThatWasImported() {
    holdFirstDebtor(UNTIL);

    exportAll(OURS);

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void removesAFileThatLiesThereForTooLong() {
    office.settings.put("confirm-within-days", "5");
    office.restart();
    holdFirstDebtor(UNTIL);

    office.startDay(TestOffice.TODAY.plusDays(5));
    office.take();
    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);

    office.startDay(TestOffice.TODAY.plusDays(6));
    office.take();
    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void bringsBackNoFileThatAPersonTookAway() throws IOException {
    holdFirstDebtor(UNTIL);
    Files.delete(ready());

    exportAll(Map.of());

    assertThat(names(office.folder("ausgang"))).isEmpty();
  }

  @Test
  void liesOutOnceADayHoweverOftenItIsAskedFor() {
    exportAll(OURS);
    for (int time = 0; time < 2; time++) {
      office
          .connector()
          .dunning()
          .apply(List.of(withdraw(office.item("10001/RE-1")), withdraw(office.item("10001/RE-2"))));
    }

    assertThat(names(office.folder("ausgang"))).containsExactly(FILE);
  }

  private Path ready() {
    return office.folder("ausgang").resolve(FILE);
  }

  private void exportAll(Map<Integer, String> first) {
    office.exportDebtors(debtor("10001", first), debtor("10002", Map.of()));
    office.exportItems(FIRST, SECOND, OTHER);
    office.take();
  }

  private void holdFirstDebtor(LocalDate until) {
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                holdOf(office.item("10001/RE-1"), until),
                holdOf(office.item("10001/RE-2"), until)));
  }

  private void hold(OpenItem item, LocalDate until) {
    office.connector().dunning().apply(List.of(holdOf(item, until)));
  }

  private static Hold holdOf(OpenItem item, LocalDate until) {
    return new Hold(item.ref(), item.version(), until, new IdempotencyKey("k"));
  }

  private static Withdraw withdraw(OpenItem item) {
    return new Withdraw(item.ref(), item.version(), new IdempotencyKey("w"));
  }
}
