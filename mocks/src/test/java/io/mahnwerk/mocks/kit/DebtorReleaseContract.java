package io.mahnwerk.mocks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.writeback.LedgerAccess;
import io.mahnwerk.core.writeback.LedgerRelease;
import io.mahnwerk.core.writeback.OverdueReleaser;
import io.mahnwerk.core.writeback.OverdueReport;
import io.mahnwerk.core.writeback.Pause;
import io.mahnwerk.core.writeback.ReleaseReport;
import io.mahnwerk.core.writeback.WriteBackProgress;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Where a block of the debtor holds its items, it is found and taken back by asking the ledger
 * alone, also when nothing of the debtor is open any more.
 */
@InEveryShape
@Timeout(120)
public class DebtorReleaseContract {
  private static final LocalDate TODAY = LedgerScenario.TODAY;
  private static final LocalDate UNTIL = TODAY.plusDays(9);

  private final SimulatedLedger ledger = Bench.scenario().withOverdueInvoices(2).ledger();
  private final List<String> keys = ledger.items().stream().map(LedgerItem::key).toList();
  private final String debtor = ledger.items().get(0).debtor();
  private final Bench bench = new Bench(ledger);

  @BeforeEach
  void holdAllItemsOfTheDebtor() {
    bench.assumeClaimed(Capability.BLOCK_DEBTOR);
    hold(UNTIL);
    bench.erp.settle();
    Assumptions.assumeTrue(
        isBlocked(),
        () -> "'" + Registered.connector().erpId() + "' does not claim to hold items by debtor");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void findsTheBlockOfADebtorWithOpenItems() {
    assertThat(blockIsFound()).isTrue();
  }

  @Test
  void findsTheBlockOfADebtorWhoHasPaidEverything() {
    pay();

    assertThat(blockIsFound()).isTrue();
  }

  @Test
  void takesItBackWithTheMarksOfOpenItems() {
    assertThat(release().left()).isEmpty();

    assertThat(isBlocked()).isFalse();
    assertThat(ledger.openItems()).noneMatch(item -> ledger.canonical(item).dunning().isHeldByUs());
  }

  @Test
  void takesItBackOfADebtorWhoHasPaidEverything() {
    pay();

    assertThat(release().left()).isEmpty();

    assertThat(isBlocked()).isFalse();
  }

  @Test
  void takesItBackOfADebtorWhoPaidWhileALongerHoldWasOnItsWay() {
    hold(UNTIL.plusDays(10));
    pay();
    bench.erp.settle();
    assertThat(isBlocked()).isTrue();

    assertThat(release().left()).isEmpty();

    assertThat(isBlocked()).isFalse();
  }

  @Test
  void takesItBackByAConnectorThatHasJustBeenOpened() {
    pay();
    bench.erp.settle();
    try (ErpConnector opened = bench.open(bench.settings())) {
      release(opened).run(TODAY);
    }
    bench.erp.settle();

    assertThat(isBlocked()).isFalse();
  }

  @Test
  void changesNothingMoreOnceItIsTakenBack() {
    pay();
    release();
    long changes = ledger.changes();

    assertThat(release().left()).isEmpty();

    assertThat(ledger.changes()).isEqualTo(changes);
  }

  @Test
  void asksForItOnceADayHoweverOftenItIsReleased() {
    pay();
    bench.erp.settle();
    LedgerRelease release = release(bench.connector);
    release.run(TODAY);
    release.run(TODAY);
    long before = ledger.changes();

    bench.erp.settle();

    assertThat(ledger.changes() - before).isLessThanOrEqualTo(1);
    assertThat(isBlocked()).isFalse();
  }

  @Test
  void isLiftedAsOverdueWhereNoItemWaitsForIt() {
    DunningTimes times =
        new DunningTimes(
            Registered.simulatedErp().procedures(),
            new RunCalendar(EnumSet.of(DayOfWeek.TUESDAY), Set.of()));
    pay();

    OverdueReport report =
        new OverdueReleaser(LedgerAccess.of(Bench.CONNECTION, bench.atRest()), times).run(TODAY);
    bench.erp.settle();

    assertThat(report.asked()).containsExactly(ledger.debtorRef(debtor));
    assertThat(isBlocked()).isFalse();
  }

  /** As it stands afterwards. */
  private ReleaseReport release() {
    release(bench.atRest()).run(TODAY);
    return release(bench.atRest()).preview();
  }

  private static LedgerRelease release(ErpConnector connector) {
    return new LedgerRelease(
        LedgerAccess.of(Bench.CONNECTION, connector), Pause.looks(1), WriteBackProgress.SILENT);
  }

  private void hold(LocalDate until) {
    List<DunningInstruction> holds =
        keys.stream()
            .map(bench::reread)
            .<DunningInstruction>map(
                item ->
                    new Hold(
                        item.ref(),
                        item.version(),
                        until,
                        IdempotencyKey.of(item.ref().toString(), item.version().value())))
            .toList();
    bench.atRest().dunning().apply(holds);
  }

  private void pay() {
    keys.forEach(key -> ledger.clear(key, Clearing.Kind.PAYMENT));
  }

  private boolean blockIsFound() {
    try (Stream<Change> marks = bench.atRest().receivables().ourMarks()) {
      return marks.anyMatch(
          change ->
              change instanceof Change.DebtorSeen seen
                  && seen.debtor().ref().equals(ledger.debtorRef(debtor))
                  && seen.debtor().dunning().isBlockedByUs());
    }
  }

  private boolean isBlocked() {
    return ledger.debtor(debtor).dunning().block().filter(DunningBlock::isOurs).isPresent();
  }
}
