package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.sync.Sync;
import io.mahnwerk.core.sync.SyncProgress;
import io.mahnwerk.core.sync.SyncReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People carry our writes into the ledger, and what they enter is their answer. */
class CarriedByPeopleTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void waitsForAPersonUntilTheHoldsOwnDay() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    LocalDate until = entries().get(0).intent().hold().orElseThrow().until();

    assertThat(syncWithin(60, until.minusDays(1)).expired()).isZero();
    assertThat(syncWithin(60, until).expired()).isEqualTo(1);
    assertThat(entries().get(0).state()).isEqualTo(OutboxState.EXPIRED);
  }

  @Test
  void waitsForAPersonNoLongerThanItsTurnaround() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);

    assertThat(syncWithin(3, TODAY.plusDays(2)).expired()).isZero();
    assertThat(syncWithin(3, TODAY.plusDays(3)).expired()).isEqualTo(1);
  }

  @Test
  void looksOnceWherePeopleCarryOurWrites() {
    assertThat(Pause.looks(9).within(Turnaround.byPeople(8)).after(1)).isFalse();
    assertThat(Pause.looks(9).within(Turnaround.AT_ONCE).after(1)).isTrue();
  }

  @Test
  void endsAHoldAtOnceThatAPersonEnteredOtherwise() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    ledger.clerkBlocks(ITEM);

    SyncReport read = syncWithin(60, TODAY.plusDays(1));

    assertThat(read.taken().overridden()).isEqualTo(1);
    assertThat(entries().get(0).state()).isEqualTo(OutboxState.REFUSED);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.CLERK_OVERRIDE));
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
    assertThat(syncWithin(60, TODAY.plusDays(2)).taken().overridden()).isZero();
  }

  @Test
  void doesNotHoldAnItemAgainThatAPersonEnteredOtherwise() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    ledger.clerkBlocks(ITEM);
    syncWithin(60, TODAY.plusDays(1));
    ledger.clerkLifts(ITEM);

    Desk.Cycle cycle = desk.cycle(TODAY.plusDays(3));

    assertThat(cycle.plan().intents()).isEmpty();
  }

  @Test
  void endsAHoldAtOnceWhoseDebtorAPersonBlockedOtherwise() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    blockDebtor();

    assertThat(syncWithin(60, TODAY.plusDays(1)).taken().overridden()).isEqualTo(1);
    assertThat(entries().get(0).state()).isEqualTo(OutboxState.REFUSED);
  }

  @Test
  void takesAnOlderBlockOfTheDebtorForNoAnswer() {
    blockDebtor();
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);

    assertThat(syncWithin(60, TODAY.plusDays(1)).taken().overridden()).isZero();
    assertThat(entries().get(0).state()).isEqualTo(OutboxState.PENDING);
  }

  @Test
  void takesABlockInALedgerThatIsCalledForNoAnswer() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    ledger.clerkBlocks(ITEM);

    desk.sync(TODAY);

    assertThat(entries().get(0).state()).isEqualTo(OutboxState.PENDING);
  }

  private SyncReport syncWithin(int days, LocalDate today) {
    return new Sync(BOOKS, ledger, desk.store, SyncProgress.SILENT, Turnaround.byPeople(days))
        .run(today);
  }

  private void blockDebtor() {
    Debtor free = debtor("007", OPENED);
    DebtorDunning blocked =
        new DebtorDunning(
            OPENED,
            Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty());
    ledger.put(free.with(blocked, new RecordVersion("d2")));
  }

  private List<OutboxEntry> entries() {
    return desk.store.outbox().of(ITEM);
  }
}
