package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.BOOKS;
import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.writeback.SteeredItem.CHOSEN;
import static io.mahnwerk.core.writeback.SteeredItem.FORMER_DAY;
import static io.mahnwerk.core.writeback.SteeredItem.ITEM;
import static io.mahnwerk.core.writeback.SteeredItem.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.store.Intent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {
  @TempDir private Path folder;
  private final FakeLedger ledger = SteeredItem.ledger();
  @AutoClose private Desk desk;

  @BeforeEach
  void open() {
    desk = SteeredItem.desk(ledger, folder);
  }

  @Test
  void holdsASteeredItemToItsFormerDayInsteadOfLettingItGo() {
    desk.cycle(TODAY);

    UndoPlan plan = undo(List.of(held(CHOSEN, false, null)), TODAY);

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertThat(step.note()).contains(Reason.of(ReasonCode.FORMER_DAY_KEPT)));
    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(FORMER_DAY));
  }

  @Test
  void doesNotSetAgainWhatWasUndoneAndIsNoOverride() {
    desk.cycle(TODAY);
    undo(List.of(held(CHOSEN, false, null)), TODAY);
    desk.planning().planAll();

    desk.cycle(TODAY.plusDays(1));

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(FORMER_DAY));
    assertThat(desk.store.marks().overrides(BOOKS)).isZero();
    desk.cycle(FORMER_DAY);
    assertThat(ledger.state(ITEM).isHeldByUs()).isFalse();
  }

  @Test
  void recommendsAgainForTheNoticeAfterTheNextOne() {
    desk.cycle(TODAY);
    undo(List.of(held(CHOSEN, false, null)), TODAY);
    desk.cycle(FORMER_DAY);
    ledger.dun(ITEM, FORMER_DAY);

    desk.cycle(FORMER_DAY.plusDays(1));
    desk.cycle(day("2026-03-30"));

    assertThat(ledger.state(ITEM).isHeldByUs()).isTrue();
  }

  @Test
  void bringsBackALaterDateThatStoodBefore() {
    LocalDate before = day("2026-03-24");
    desk.recommend(ITEM, CHOSEN);
    desk.cycle(TODAY);

    undo(List.of(held(CHOSEN, true, before)), TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(before));
  }

  @Test
  void takesTheMarkBackWhereTheFormerDayHasCome() {
    desk.cycle(TODAY);
    LocalDate later = day("2026-03-30");
    desk.recommend(ITEM, later);
    ledger.put(invoice("2", "007", day("2026-06-01")));
    desk.cycle(day("2026-03-09"));

    undo(List.of(held(later, false, null)), FORMER_DAY.plusDays(1));

    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void takesTheMarkOfADebtorBackWhoHasTheFormerProcedure() {
    desk.cycle(TODAY);
    ledger.put(debtor("007", FORMER));
    desk.sync(TODAY);

    undo(List.of(held(CHOSEN, false, null)), TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(DunningState.UNTOUCHED);
  }

  @Test
  void setsAWithdrawnHoldAgainWhoseDayIsStillToCome() {
    desk.sync(TODAY);

    undo(
        List.of(
            new PastChange(
                ITEM, Intent.Kind.WITHDRAW, Optional.empty(), true, Optional.of(CHOSEN))),
        TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(CHOSEN));
  }

  @Test
  void leavesAReleaseWhoseDayHasCome() {
    desk.cycle(TODAY);
    desk.cycle(CHOSEN);

    UndoPlan plan =
        undo(
            List.of(
                new PastChange(
                    ITEM, Intent.Kind.RELEASE, Optional.empty(), true, Optional.of(CHOSEN))),
            CHOSEN);

    assertThat(plan.left()).containsEntry(ITEM, Reason.of(ReasonCode.DAY_HAS_COME));
  }

  @Test
  void leavesAloneWhatAClerkChangedSince() {
    desk.cycle(TODAY);
    ledger.clerkLifts(ITEM);
    assertThat(undo(List.of(held(CHOSEN, false, null)), TODAY).left())
        .containsEntry(ITEM, Reason.of(ReasonCode.CHANGED_SINCE));

    ledger.clerkBlocks(ITEM);
    assertThat(undo(List.of(held(CHOSEN, false, null)), TODAY).left())
        .containsEntry(ITEM, Reason.of(ReasonCode.CLERK_BLOCK));
    assertThat(ledger.asked()).hasSize(1);
  }

  @Test
  void namesAnItemThatWasPaidWithOurMarkOnIt() {
    desk.cycle(TODAY);
    ledger.clear(ITEM, TODAY, Clearing.Kind.PAYMENT);

    UndoPlan plan = undo(List.of(held(CHOSEN, false, null)), TODAY);

    assertThat(plan.inert()).containsExactly(ITEM);
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void undoesTwoChangesOfOneItemByTheFirstAndTheLast() {
    desk.recommend(ITEM, day("2026-03-12"));
    desk.cycle(TODAY);

    undo(
        List.of(held(CHOSEN, true, day("2026-03-24")), held(day("2026-03-12"), true, CHOSEN)),
        TODAY);

    assertThat(ledger.state(ITEM)).isEqualTo(FakeLedger.held(day("2026-03-24")));
  }

  private static PastChange held(LocalDate until, boolean wasHeld, LocalDate before) {
    return new PastChange(
        ITEM, Intent.Kind.HOLD, Optional.of(until), wasHeld, Optional.ofNullable(before));
  }

  private UndoPlan undo(List<PastChange> changes, LocalDate today) {
    desk.sync(today);
    Undo undo =
        new Undo(
            desk.access(),
            desk.store,
            new PlannerRules(TIMES, new BusinessCalendar(day -> false), 5, 30));
    UndoPlan plan = undo.plan(changes, today);
    undo.decide(plan, changes, today);
    desk.write(today);
    return plan;
  }
}
