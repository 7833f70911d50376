package io.mahnwerk.connector.datev;

import static io.mahnwerk.connector.datev.TestOffice.debtor;
import static io.mahnwerk.connector.datev.TestOffice.invoice;
import static io.mahnwerk.connector.datev.TestOffice.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debtor that we opened is held by its own block or gets the former Mahnfristen back. */
class OpenedPlanTest {
  private static final Map<Integer, String> OPENED =
      Map.of(146, "\"T0:0::::\"", 250, "1", 251, "3", 252, "17", 253, "31");
  private static final String DUE_10_JUNE = invoice("10001", "RE-1", "100,00", "10062026");
  private static final LocalDate EARLY = LocalDate.of(2026, 6, 16);
  private static final LocalDate FORMER_DAY = LocalDate.of(2026, 6, 24);

  @TempDir private Path root;
  private TestOffice office;

  @BeforeEach
  void open() {
    office = new TestOffice(root);
    office.settings.put("opened-days", "3/17/31");
    office.settings.put("steer-by-terms", "on-request");
    office.restart();
    office.exportDebtors(debtor("10001", OPENED));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void holdsToADayThatLeavesTimeForTheNextImport() {
    office.exportItems(DUE_10_JUNE);

    assertThat(hold("RE-1", EARLY)).isInstanceOf(WriteOutcome.Pending.class);

    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Debitoren_20260615_001.csv");
    assertThat(written().blockedUntil()).contains(EARLY.minusDays(1));
    assertThat(written().periods().own()).isTrue();
    assertThat(written().ownFields().get(9)).isEqualTo("MW15062026 T0:0::::");
  }

  @Test
  void givesTheFormerMahnfristenBackWhereTheNextNoticeComesBeforeTheNextImport() {
    office.exportItems(DUE_10_JUNE);

    assertThat(hold("RE-1", FORMER_DAY)).isInstanceOf(WriteOutcome.Pending.class);

    assertFormerMahnfristen();
  }

  @Test
  void givesThemBackWhereAnotherItemWouldBeDunnedBehindTheBlock() {
    office.exportItems(DUE_10_JUNE, invoice("10001", "RE-2", "50,00", "12062026"));

    hold("RE-1", EARLY);

    assertFormerMahnfristen();
  }

  @Test
  void holdsAllToTheLaterDayWhereThatIsLateForNone() {
    office.exportItems(DUE_10_JUNE, invoice("10001", "RE-2", "50,00", "12062026"));
    OpenItem first = office.item("10001/RE-1");
    OpenItem second = office.item("10001/RE-2");

    List<WriteOutcome> outcomes =
        office
            .connector()
            .dunning()
            .apply(List.of(to(first, EARLY), to(second, EARLY.plusDays(2))));

    assertThat(outcomes).allMatch(WriteOutcome.Pending.class::isInstance);
    assertThat(written().blockedUntil()).contains(EARLY.plusDays(1));
    assertThat(written().periods().own()).isTrue();
  }

  @Test
  void keepsTheBlockThatStandsWhenItGivesBack() {
    Map<Integer, String> blocked = new TreeMap<>(OPENED);
    blocked.put(146, "\"MW18062026 T0:0::::\"");
    blocked.put(233, "18062026");
    office.exportDebtors(debtor("10001", blocked));
    office.exportItems(DUE_10_JUNE);

    hold("RE-1", FORMER_DAY);

    assertThat(written().periods().own()).isFalse();
    assertThat(written().blockedUntil()).contains(LocalDate.of(2026, 6, 18));
    assertThat(written().ownFields().get(9)).isEqualTo("MW18062026");
  }

  @Test
  void givesBackWhereTheBlockIsToEndAtOnce() {
    Map<Integer, String> blocked = new TreeMap<>(OPENED);
    blocked.put(146, "\"MW18062026 T0:0::::\"");
    blocked.put(233, "18062026");
    office.exportDebtors(debtor("10001", blocked));
    office.exportItems(DUE_10_JUNE);

    takeBack("RE-1");

    assertThat(written().periods().own()).isFalse();
    assertThat(written().blockedUntil()).contains(LocalDate.of(2026, 6, 18));
  }

  @Test
  void keepsItsTermsAndListsAnItemThatNoRunReachesWhenTheBlockIsToEnd() {
    office.exportItems(DUE_10_JUNE, invoice("10001", "RE-2", "50,00", "15062026"));
    OpenItem first = office.item("10001/RE-1");
    OpenItem second = office.item("10001/RE-2");
    office.connector().dunning().apply(List.of(to(first, EARLY), to(second, EARLY)));
    Map<Integer, String> blocked = new TreeMap<>(OPENED);
    blocked.put(146, "\"MW15062026 T0:0::::\"");
    blocked.put(233, "15062026");
    office.exportDebtors(debtor("10001", blocked));
    office.exportItems(
        invoice("10001", "RE-1", "100,00", "10072026"),
        invoice("10001", "RE-2", "50,00", "15072026"));

    takeBack("RE-1");

    assertThat(office.text(office.folder("ausgang").resolve("Mahnsperren_20260615_002.csv")))
        .contains("\"RE-2\";")
        .doesNotContain("RE-1");
    DebtorRow lifted = written("EXTF_Debitoren_20260615_002.csv");
    assertThat(lifted.periods().own()).isTrue();
    assertThat(lifted.blockedUntil()).contains(LocalDate.of(2026, 6, 14));
  }

  @Test
  void listsItemsOfADebtorThatAPersonOpened() {
    Map<Integer, String> byHand = new TreeMap<>(OPENED);
    byHand.remove(146);
    office.exportDebtors(debtor("10001", byHand));
    office.exportItems(DUE_10_JUNE, invoice("10001", "RE-2", "50,00", "12062026"));

    hold("RE-1", EARLY);

    assertThat(names(office.folder("ausgang"))).contains("Mahnsperren_20260615_001.csv");
  }

  private void assertFormerMahnfristen() {
    assertThat(names(office.folder("ausgang"))).containsExactly("EXTF_Debitoren_20260615_001.csv");
    assertThat(written().periods().own()).isFalse();
    assertThat(written().blockedUntil()).isEmpty();
    assertThat(written().ownFields().get(9)).isEmpty();
  }

  private WriteOutcome hold(String invoice, LocalDate until) {
    return office
        .connector()
        .dunning()
        .apply(List.of(to(office.item("10001/" + invoice), until)))
        .get(0);
  }

  private void takeBack(String invoice) {
    OpenItem item = office.item("10001/" + invoice);
    office
        .connector()
        .dunning()
        .apply(List.of(new Release(item.ref(), item.version(), new IdempotencyKey("k"))));
  }

  private static DunningInstruction to(OpenItem item, LocalDate until) {
    return new Hold(item.ref(), item.version(), until, new IdempotencyKey(item.documentNumber()));
  }

  private DebtorRow written() {
    return written("EXTF_Debitoren_20260615_001.csv");
  }

  private DebtorRow written(String name) {
    Path file = office.folder("ausgang").resolve(name);
    return TestFiles.good(TestFiles.all(() -> DebtorFile.open(file, TestFiles.CLIENT)).get(0));
  }
}
