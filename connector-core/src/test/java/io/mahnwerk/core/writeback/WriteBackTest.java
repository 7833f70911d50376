package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.ref;
import static io.mahnwerk.core.writeback.SteeredItem.CHOSEN;
import static io.mahnwerk.core.writeback.SteeredItem.DUE;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks are set on their days, moved, lifted and taken back. */
class WriteBackTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
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

  private List<OutboxEntry> entries() {
    return desk.store.outbox().of(ITEM);
  }
}
