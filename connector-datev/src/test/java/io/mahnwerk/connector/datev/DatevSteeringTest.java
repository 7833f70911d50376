package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ProcedureSwitch;
import io.mahnwerk.core.spi.WriteOutcome;
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

class DatevSteeringTest {
  private static final DebtorRef DEBTOR =
      new DebtorRef(TestOffice.BOOKS, new CompanyCode("55003"), "10001");
  private static final Map<Integer, String> OPENED =
      Map.of(146, "\"T0:0:20:::\"", 250, "1", 251, "3", 252, "17", 253, "31");

  private static final String NOT_DUE = invoice("10001", "RE-1", "100,00", "01072026");

  @TempDir private Path root;
  private TestOffice office;

  @BeforeEach
  void allow() {
    office = new TestOffice(root);
    office.settings.put("opened-days", "3/17/31");
    office.settings.put("steer-by-terms", "on-request");
    office.restart();
    office.exportItems(NOT_DUE);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void writesTermsOnlyWhereTheOfficeAllowsIt() {
    office.settings.put("steer-by-terms", "none");

    assertThat(office.restart().procedureSwitch()).isEmpty();
  }

  @Test
  void saysBeforehandWhatNothingInDatevHolds() {
    assertThat(office.connector().check().findings())
        .anySatisfy(
            finding ->
                assertThat(finding.remedy().in(Locale.GERMAN))
                    .isEqualTo(
                        "Mindestens alle 8 Tage importieren und exportieren; zu früh gehen kann"
                            + " dann noch, was dazwischen neu hinzukommt oder einen anderen Tag"
                            + " bekommt."));
    office.settings.put("steer-by-terms", "none");
    assertThat(office.restart().check().findings())
        .noneMatch(finding -> finding.subject().in(Locale.GERMAN).equals("Kürzere Mahnfristen"));
  }

  @Test
  void needsThreeMahnfristenToWriteThem() {
    office.settings.put("opened-days", "3/17");

    assertThatThrownBy(office::restart)
        .hasMessageContaining("setting 'steer-by-terms' must be none, or on-request with three");
  }

  @Test
  void changesTheMahnfristenAndKeepsWhatStoodThere() throws IOException {
    office.exportDebtors(debtor("10001", Map.of(251, "20", 254, "60")));

    assertThat(open()).isEqualTo(new WriteOutcome.Pending("20260615_001"));

    DebtorRow row = written("20260615_001");
    assertThat(row.ownFields().get(9)).isEqualTo("T0:0:20:::60");
    assertThat(new OwnTerms(row.dunning(), row.periods()).text()).isEqualTo("0:1:3:17:31:60");
    assertThat(row.blockedUntil()).isEmpty();
  }

  @Test
  void changesNoColumnBesides() throws IOException {
    String before = debtor("10001", Map.of(16, "\"Am Markt 1\"", 233, "01022026"));
    office.exportDebtors(before);

    open();

    List<String> was = List.of(before.strip().split(";", -1));
    List<String> is = List.of(line("20260615_001").split(";", -1));
    assertThat(Stream.iterate(0, i -> i + 1).limit(254).filter(i -> !was.get(i).equals(is.get(i))))
        .containsExactly(120, 145, 249, 250, 251, 252);
  }

  @Test
  void fillsMahnungAndLetzteFristWhereAsked() throws IOException {
    office.settings.put("opened-levels", "all");
    office.settings.put("opened-last", "45");
    office.restart();
    office.exportDebtors(debtor("10001", Map.of()));

    open();

    DebtorRow row = written("20260615_001");
    assertThat(new OwnTerms(row.dunning(), row.periods()).text()).isEqualTo("7:1:3:17:31:45");
    assertThat(row.ownFields().get(9)).isEqualTo("T0:0::::");
  }

  @Test
  void givesBackWhatStoodThereWhenEverythingElseWasLost() throws IOException {
    office.exportDebtors(debtor("10001", OPENED));
    office.take();
    office.connector().close();
    try (Stream<Path> state = Files.list(office.folder("stand"))) {
      for (Path file : state.toList()) {
        Files.delete(file);
      }
    }
    office.restart();
    office.exportDebtors(debtor("10001", OPENED));

    assertThat(giveBack()).isEqualTo(new WriteOutcome.Pending("20260615_001"));

    DebtorRow row = written("20260615_001");
    assertThat(new OwnTerms(row.dunning(), row.periods()).text()).isEqualTo("0:0:20:::");
    assertThat(row.ownFields().get(9)).isEmpty();
  }

  @Test
  void keepsTheBlockAndItsNoteWhenItGivesTermsBack() throws IOException {
    office.exportDebtors(
        debtor(
            "10001",
            Map.of(
                146,
                "\"MW24062026/01052026 T0:0::::\"",
                233,
                "24062026",
                250,
                "1",
                251,
                "3",
                252,
                "17",
                253,
                "31")));

    giveBack();

    DebtorRow row = written("20260615_001");
    assertThat(row.ownFields().get(9)).isEqualTo("MW24062026/01052026");
    assertThat(row.blockedUntil()).contains(LocalDate.of(2026, 6, 24));
  }

  @Test
  void carriesTermsThatWaitInTheFileOfALaterBlock() throws IOException {
    office.exportDebtors(debtor("10001", Map.of()));
    open();
    hold();

    DebtorRow row = written("20260615_002");
    assertThat(row.blockedUntil()).contains(LocalDate.of(2026, 6, 24));
    assertThat(row.periods().own()).isTrue();
    assertThat(row.ownFields().get(9)).isEqualTo("MW24062026 T0:0::::");
  }

  @Test
  void carriesNothingThatAPersonEnteredOtherwise() throws IOException {
    office.exportDebtors(debtor("10001", Map.of()));
    open();
    office.exportDebtors(debtor("10001", Map.of(250, "1", 251, "10", 252, "20", 253, "30")));
    hold();

    DebtorRow row = written("20260615_002");
    assertThat(new OwnTerms(row.dunning(), row.periods()).text()).isEqualTo("0:1:10:20:30:");
    assertThat(row.ownFields().get(9)).isEqualTo("MW24062026");
  }

  @Test
  void leavesTermsOfAPersonAlone() {
    office.exportDebtors(debtor("10001", Map.of(250, "1", 251, "10", 252, "20", 253, "30")));

    assertThat(open()).isEqualTo(refused(ReasonCode.OWN_TERMS));
    assertThat(giveBack()).isEqualTo(refused(ReasonCode.OWN_TERMS));
  }

  @Test
  void leavesTermsAloneThatAPersonChangedAfterUs() {
    office.exportDebtors(
        debtor("10001", Map.of(146, "\"T0:0::::\"", 250, "1", 251, "5", 252, "17", 253, "31")));

    assertThat(giveBack()).isEqualTo(refused(ReasonCode.OWN_TERMS));
  }

  @Test
  void leavesADebtorAloneWhoseFieldHoldsAnotherText() {
    office.exportDebtors(debtor("10001", Map.of(146, "\"Stammkunde\"")));

    assertThat(open()).isEqualTo(refused(ReasonCode.MARK_FIELD_TAKEN));
  }

  @Test
  void leavesADebtorAloneThatIsNotDunned() {
    office.exportDebtors(debtor("10001", Map.of(121, "9")));

    assertThat(open()).isEqualTo(refused(ReasonCode.DEBTOR_BLOCK));
  }

  @Test
  void doesNotOpenWhileAnItemWouldBeDunnedBeforeItsFormerDay() {
    office.exportDebtors(debtor("10001", Map.of()));
    office.exportItems(NOT_DUE, invoice("10001", "RE-2", "100,00", "10062026"));

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));
  }

  @Test
  void doesNotOpenWhereASecondNoticeWouldFollowBeforeItsFormerDay() {
    office.exportDebtors(debtor("10001", Map.of()));
    office.exportItems(NOT_DUE, invoice("10001", "RE-2", "100,00", "31052026"));

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));
  }

  @Test
  void doesNotOpenWhereAnItemWouldBeDunnedEarlyOnceItsClerkLiftsTheBlock() {
    office.exportDebtors(debtor("10001", Map.of()));
    String blocked = invoice("10001", "RE-2", "100,00", "10062026").replace(";0;;0;", ";0;;1;");
    assertThat(blocked).contains(";0;;1;");
    office.exportItems(NOT_DUE, blocked);

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));
  }

  @Test
  void givesBackWhereAnItemWouldBeDunnedEarlyOnceItsClerkLiftsTheBlock() throws IOException {
    office.exportDebtors(
        debtor("10001", Map.of(146, "\"T0:0::::\"", 250, "1", 251, "3", 252, "17", 253, "31")));
    office.exportItems(NOT_DUE);
    assertThat(open()).isInstanceOf(WriteOutcome.AlreadyInForce.class);
    String blocked = invoice("10001", "RE-2", "100,00", "10062026").replace(";0;;0;", ";0;;1;");
    office.exportItems(NOT_DUE, blocked);

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));

    assertThat(written("20260615_001").periods().own()).isFalse();
  }

  @Test
  void givesBackWhereAnItemWouldBeDunnedEarlyOnceTheBlockOfAClerkEnds() throws IOException {
    office.exportDebtors(
        debtor("10001", Map.of(146, "\"T0:0::::\"", 250, "1", 251, "3", 252, "17", 253, "31")));
    office.exportItems(NOT_DUE, invoice("10001", "RE-2", "100,00", "10062026", "20062026"));

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));

    assertThat(written("20260615_001").periods().own()).isFalse();
  }

  @Test
  void givesBackWhereANoticeIsDueAndTheNextWouldFollowTooSoon() throws IOException {
    office.exportDebtors(
        debtor("10001", Map.of(146, "\"T0:0::::\"", 250, "1", 251, "3", 252, "17", 253, "31")));
    office.exportItems(NOT_DUE, invoice("10001", "RE-2", "100,00", "02062026"));
    assertThat(open()).isInstanceOf(WriteOutcome.AlreadyInForce.class);
    office.exportItems(NOT_DUE, invoice("10001", "RE-2", "100,00", "01062026"));

    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));

    assertThat(written("20260615_001").periods().own()).isFalse();
  }

  @Test
  void doesNotOpenWhereInvoicesFallDueFasterThanABlockIsCarriedIn() {
    office.exportDebtors(debtor("10001", Map.of()));
    office.exportItems(NOT_DUE, paid("10001", "RE-2", "100,00", "13052026", "12052026"));
    assertThat(open())
        .isEqualTo(new WriteOutcome.Refused(Reason.of(ReasonCode.EARLY_IF_OPENED, "RE-2")));

    office.exportItems(NOT_DUE, paid("10001", "RE-2", "100,00", "14052026", "12052026"));
    assertThat(open()).isInstanceOf(WriteOutcome.Pending.class);
  }

  private WriteOutcome open() {
    return means().open(List.of(DEBTOR)).get(0);
  }

  private WriteOutcome giveBack() {
    return means().giveBack(List.of(DEBTOR)).get(0);
  }

  private ProcedureSwitch means() {
    return office.connector().procedureSwitch().orElseThrow();
  }

  private void hold() {
    var debtor = office.connector().receivables().rereadDebtors(List.of(DEBTOR)).get(0);
    office
        .connector()
        .dunning()
        .apply(
            List.of(
                new Hold(
                    DEBTOR, debtor.version(), LocalDate.of(2026, 6, 25), new IdempotencyKey("k"))));
  }

  private static WriteOutcome refused(ReasonCode why) {
    return new WriteOutcome.Refused(Reason.of(why));
  }

  private DebtorRow written(String batch) {
    return TestFiles.good(
        TestFiles.all(() -> DebtorFile.open(file(batch), TestFiles.CLIENT)).get(0));
  }

  private String line(String batch) throws IOException {
    return Files.readAllLines(file(batch), TestFiles.WINDOWS_1252).get(2);
  }

  private Path file(String batch) {
    return office.folder("ausgang").resolve("EXTF_Debitoren_" + batch + ".csv");
  }
}
