package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorDunning;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBackTest {
  /** A Monday; lead from 26 February, former run 17 March. */
  private static final LocalDate DUE = day("2026-03-02");

  private static final LocalDate TODAY = day("2026-02-27");
  private static final LocalDate CHOSEN = day("2026-03-10");
  private static final OpenItemRef ITEM = ref("1");

  @TempDir private Path folder;
  private final FakeLedger ledger = new FakeLedger();
  private Desk desk;

  @BeforeEach
  void openBooks() {
    ledger.put(debtor("007", OPENED));
    ledger.put(invoice("1", "007", DUE));
    desk = new Desk(ledger, folder.resolve("store.db"));
    desk.recommend(ITEM, CHOSEN);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void holdsAnItemToItsDayAndReadsItBack() {
    Desk.Cycle cycle = desk.cycle(TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(CHOSEN));
    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void changesNothingWhenItRunsTwice() {
    desk.cycle(TODAY);

    Desk.Cycle second = desk.cycle(TODAY);

    assertThat(second.written().entries()).isEmpty();
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void releasesOnTheDayAndLeavesTheDate() {
    desk.cycle(TODAY);

    assertThat(desk.cycle(CHOSEN.minusDays(1)).written().entries()).isEmpty();
    Desk.Cycle onTheDay = desk.cycle(CHOSEN);

    assertThat(onTheDay.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(ledger.state(ITEM).block()).isEmpty();
    assertThat(ledger.state(ITEM).mark()).contains(new DunningMark(CHOSEN));
    assertThat(desk.cycle(CHOSEN).written().entries()).isEmpty();
    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }

  @Test
  void sendsReleasesBeforeHolds() {
    desk.cycle(TODAY);
    ledger.put(invoice("2", "007", CHOSEN));

    desk.cycle(CHOSEN);

    assertThat(ledger.asked().subList(1, 3))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(DunningInstruction.Release.class),
            second -> assertThat(second).isInstanceOf(DunningInstruction.Hold.class));
  }

  @Test
  void looksAgainUntilALateLedgerShowsTheWrite() {
    ledger.carriesOutAfterLooks(2);

    Desk.Cycle cycle = desk.cycle(TODAY);

    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void leavesAWritePendingUntilALaterCycleShowsIt() {
    ledger.carriesOutAfterLooks(4);

    Desk.Cycle first = desk.cycle(TODAY);
    Desk.Cycle second = desk.cycle(TODAY.plusDays(1));

    assertThat(first.written().count(OutboxState.PENDING)).isEqualTo(1);
    assertThat(second.read().taken().confirmed()).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(1);
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

  private SyncReport syncWithin(int days, LocalDate today) {
    return new Sync(BOOKS, ledger, desk.store, SyncProgress.SILENT, Turnaround.byPeople(days))
        .run(today);
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

  @Test
  void findsByReadingThatAWriteArrivedWhoseAnswerWasLost() {
    ledger.answers(FakeLedger.Answer.LOST_ANSWER);

    Desk.Cycle cycle = desk.cycle(TODAY);

    assertThat(cycle.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(ledger.carriedOut()).hasSize(1);
  }

  @Test
  void doesNotRepeatALostRequestButPlansItAnewWhenNoReadShowedItInTime() {
    ledger.answers(FakeLedger.Answer.LOST_REQUEST);
    Desk.Cycle first = desk.cycle(TODAY);
    ledger.answers(FakeLedger.Answer.PENDING);

    Desk.Cycle sameDay = desk.cycle(TODAY);
    Desk.Cycle nextDay = desk.cycle(TODAY.plusDays(1));

    assertThat(first.written().count(OutboxState.UNCERTAIN)).isEqualTo(1);
    assertThat(sameDay.written().entries()).isEmpty();
    assertThat(nextDay.read().expired()).isEqualTo(1);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.ANSWER_LOST));
    assertThat(nextDay.written().count(OutboxState.CONFIRMED)).isEqualTo(1);
    assertThat(entries()).extracting(OutboxEntry::key).doesNotHaveDuplicates();
  }

  @Test
  void plansAFailedWriteAnewInTheNextCycle() {
    ledger.answers(FakeLedger.Answer.FAILED);
    Desk.Cycle first = desk.cycle(TODAY);
    ledger.answers(FakeLedger.Answer.PENDING);

    assertThat(first.written().count(OutboxState.FAILED)).isEqualTo(1);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.CALL_FAILED, "HTTP 503"));
    assertThat(desk.cycle(TODAY).written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void scoresADebtorAnewWhoseItemMovedOn() {
    desk.sync(TODAY);
    desk.plan(TODAY);
    ledger.change(ITEM, state -> state);
    WriteBackReport report =
        new WriteBack(desk.access(), desk.store, Pause.looks(3), WriteBackHooks.NONE).send(TODAY);

    assertThat(report.count(OutboxState.STALE)).isEqualTo(1);
    assertThat(desk.store.accounts().changed(BOOKS, TODAY)).hasSize(1);
    assertThat(desk.cycle(TODAY).written().count(OutboxState.CONFIRMED)).isEqualTo(1);
  }

  @Test
  void endsAWriteForAnItemThatWasPaidMeanwhile() {
    ledger.carriesOutAfterLooks(100);
    desk.cycle(TODAY);
    ledger.clear(ITEM, TODAY, Clearing.Kind.PAYMENT);

    desk.cycle(TODAY);

    assertThat(entries().get(0).state()).isEqualTo(OutboxState.REFUSED);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.ITEM_CLEARED));
  }

  @Test
  void doesNotSetAMarkAgainThatAClerkLiftedUntilTheNextNotice() {
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);

    Desk.Cycle afterwards = desk.cycle(TODAY.plusDays(1));
    desk.cycle(TODAY.plusDays(2));

    assertThat(afterwards.read().taken().overridden()).isEqualTo(1);
    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
    assertThat(ledger.asked()).hasSize(2);

    ledger.dun(ITEM, day("2026-03-12"));
    desk.cycle(day("2026-03-18"));

    assertThat(ledger.state(ITEM).isHeldByUs()).isTrue();
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesAClerksBlockOverOursForAnOverride() {
    desk.cycle(TODAY);
    ledger.clerkBlocks(ITEM);
    desk.cycle(TODAY.plusDays(1));
    ledger.clerkLifts(ITEM);
    desk.cycle(TODAY.plusDays(2));

    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesADateBackThatAClerksLiftLeftBehindBeforeItCountsForALaterNotice() {
    desk.recommend(ITEM, day("2026-03-26"));
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);
    ledger.dun(ITEM, day("2026-03-17"));

    desk.cycle(day("2026-03-18"));

    assertThat(ledger.state(ITEM).mark()).isEmpty();
    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void takesAChangedDateForAnOverride() {
    desk.cycle(TODAY);
    ledger.change(ITEM, state -> FakeLedger.held(day("2026-03-12")));

    desk.cycle(TODAY.plusDays(1));

    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void takesNoEarlyEndForAnOverrideThatComesOnItsDate() {
    desk.cycle(TODAY);
    ledger.change(
        ITEM,
        state ->
            new DunningState(
                state.level(), state.lastDunnedOn(), Optional.empty(), state.mark(), false));

    desk.cycle(CHOSEN);

    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }

  @Test
  void countsALiftThatTheNativeRunUsedBeforeWeReadAgain() {
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);
    ledger.dun(ITEM, day("2026-03-05"));

    desk.cycle(day("2026-03-06"));

    assertThat(desk.store.marks().overrides(BOOKS)).isEqualTo(1);
  }

  @Test
  void movesAHoldWhenTheAdviceChanges() {
    desk.cycle(TODAY);
    desk.recommend(ITEM, day("2026-03-12"));
    ledger.replace(ITEM, item -> item.with(item.dunning(), item.version()));
    ledger.put(invoice("2", "007", day("2026-06-01")));

    desk.cycle(TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(day("2026-03-12")));
    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }

  @Test
  void withdrawsItsMarksWhenADebtorGetsTheFormerProcedureBack() {
    desk.cycle(TODAY);
    ledger.put(debtor("007", FORMER));

    desk.cycle(TODAY.plusDays(1));

    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
  }

  @Test
  void touchesNoDebtorThatNobodySwitchedOn() {
    ledger.put(debtor("008", FORMER));
    ledger.put(invoice("8", "008", DUE));

    desk.cycle(TODAY);
    desk.cycle(day("2026-03-12"));

    assertThat(ledger.state(ref("8"))).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void keepsAReceiptOfEveryRecommendation() {
    desk.cycle(TODAY);
    desk.recommend(ITEM, day("2026-03-12"));
    ledger.put(invoice("2", "007", day("2026-06-01")));
    desk.cycle(TODAY);

    var receipts = desk.store.receipts().of(ITEM);
    assertThat(receipts).hasSize(2);
    assertThat(receipts.get(0).recommendation().probability30()).isEqualTo(0.1 + 0.2);
    assertThat(receipts.get(0).recommendation().high()).isEqualTo(1.0 / 3);
    assertThat(receipts.get(0).recommendation().reasons())
        .containsExactly(Reason.of(ReasonCode.SEGMENT_RULE, "Größe \"A\""));
    assertThat(receipts.get(0).inputs().value()).isEqualTo("v0");
    assertThat(desk.store.receipts().latest(ITEM)).contains(receipts.get(1));
  }

  @Test
  void dropsAPlanThatWasNeverSentWhenItIsNoLongerWanted() {
    desk.sync(TODAY);
    desk.plan(TODAY);
    ledger.put(debtor("007", FORMER));

    desk.cycle(TODAY);

    assertThat(entries()).hasSize(1);
    assertThat(entries().get(0).state()).isEqualTo(OutboxState.EXPIRED);
    assertThat(entries().get(0).reason()).contains(Reason.of(ReasonCode.SUPERSEDED));
    assertThat(ledger.asked()).isEmpty();
  }

  private List<OutboxEntry> entries() {
    return desk.store.outbox().of(ITEM);
  }
}
