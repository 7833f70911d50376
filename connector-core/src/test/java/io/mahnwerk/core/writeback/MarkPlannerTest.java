package io.mahnwerk.core.writeback;

import static io.mahnwerk.core.Fixtures.FORMER;
import static io.mahnwerk.core.Fixtures.OPENED;
import static io.mahnwerk.core.Fixtures.TIMES;
import static io.mahnwerk.core.Fixtures.day;
import static io.mahnwerk.core.Fixtures.debtor;
import static io.mahnwerk.core.Fixtures.invoice;
import static io.mahnwerk.core.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.FakeLedger;
import io.mahnwerk.core.Fixtures;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.LastNotice;
import io.mahnwerk.core.store.StandingMark;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkPlannerTest {
  /** A Monday; first native run Thursday 5 March, former run Tuesday 17 March. */
  private static final LocalDate DUE = day("2026-03-02");

  private static final LocalDate WINDOW_OPENS = day("2026-02-26");
  private static final LocalDate FORMER_RUN = day("2026-03-17");

  private final MarkPlanner planner =
      new MarkPlanner(new PlannerRules(TIMES, new BusinessCalendar(day -> false), 5, 30));
  private final OpenItem item = invoice("1", "007", DUE);

  @Test
  void leavesAnItemAloneBeforeTheLead() {
    assertThat(plan(item, WINDOW_OPENS.minusDays(1))).isEqualTo(none(ReasonCode.NOT_DUE));
  }

  @Test
  void holdsAnItemToItsFormerDayFromTheLeadOn() {
    assertThat(plan(item, WINDOW_OPENS)).isEqualTo(hold(FORMER_RUN));
  }

  @Test
  void holdsByTheBlockAloneWhereTheFieldIsTakenUnlessTheLedgerHoldsByTheFieldOnly() {
    MarkPlanner byMark =
        new MarkPlanner(
            new PlannerRules(
                TIMES,
                new BusinessCalendar(day -> false),
                5,
                30,
                Set.of(Capability.HOLDS_BY_MARK)));
    OpenItem taken =
        with(
            item,
            new DunningState(
                DunningLevel.NONE, Optional.empty(), Optional.empty(), Optional.empty(), true));

    assertThat(plan(taken, WINDOW_OPENS)).isEqualTo(hold(FORMER_RUN));
    assertThat(byMark.plan(question(taken, WINDOW_OPENS)))
        .isEqualTo(none(ReasonCode.MARK_FIELD_TAKEN));
    assertThat(byMark.plan(question(item, WINDOW_OPENS))).isEqualTo(hold(FORMER_RUN));
  }

  @Test
  void countsTheLeadInBusinessDays() {
    MarkPlanner withHoliday =
        new MarkPlanner(
            new PlannerRules(TIMES, new BusinessCalendar(day("2026-03-02")::equals), 5, 30));
    MarkQuestion question = question(item, day("2026-02-25"));

    assertThat(planner.plan(question)).isEqualTo(none(ReasonCode.NOT_DUE));
    assertThat(withHoliday.plan(question)).isEqualTo(hold(FORMER_RUN));
  }

  @Test
  void holdsToTheRecommendedDay() {
    MarkQuestion question = advised(item, "2026-03-10", WINDOW_OPENS);

    assertThat(planner.plan(question)).isEqualTo(hold(day("2026-03-10")));
  }

  @Test
  void changesNothingWhereTheMarkStands() {
    OpenItem held = with(item, FakeLedger.held(day("2026-03-10")));

    assertThat(planner.plan(advised(held, "2026-03-10", day("2026-03-04"))))
        .isEqualTo(none(ReasonCode.MARK_STANDS));
    assertThat(planner.plan(advised(held, "2026-03-12", day("2026-03-04"))))
        .isEqualTo(hold(day("2026-03-12")));
  }

  @Test
  void releasesAnItemOnItsDayAndNotBefore() {
    OpenItem held = with(item, FakeLedger.held(day("2026-03-10")));

    assertThat(planner.plan(advised(held, "2026-03-10", day("2026-03-09"))))
        .isEqualTo(none(ReasonCode.MARK_STANDS));
    assertThat(planner.plan(advised(held, "2026-03-10", day("2026-03-10"))))
        .isEqualTo(new MarkPlan.Release());
  }

  @Test
  void leavesAReleasedItemAloneThoughItsDayIsPast() {
    assertThat(planner.plan(advised(item, "2026-03-10", day("2026-03-11"))))
        .isEqualTo(none(ReasonCode.DAY_HAS_COME));
    assertThat(plan(item, FORMER_RUN.plusDays(1))).isEqualTo(none(ReasonCode.DAY_HAS_COME));
  }

  /** Runs are on Tuesdays and Thursdays: the 17th, the 19th and the 24th. */
  @Test
  void doesNotHoldAnItemAnewForTheNextRunOnceItsFormerDayIsPast() {
    LocalDate dayAfter = FORMER_RUN.plusDays(1);
    OpenItem kept = with(item, FakeLedger.held(FORMER_RUN));

    assertThat(planner.plan(advised(item, "2026-03-19", dayAfter)))
        .isEqualTo(none(ReasonCode.DAY_HAS_COME));
    assertThat(planner.plan(advised(kept, "2026-03-19", dayAfter)))
        .isEqualTo(new MarkPlan.Release());
    assertThat(planner.plan(advised(item, "2026-03-24", dayAfter)))
        .isEqualTo(hold(day("2026-03-24")));
    assertThat(planner.plan(advised(item, "2026-03-19", FORMER_RUN)))
        .isEqualTo(hold(day("2026-03-19")));
  }

  @Test
  void letsAHoldStandThatWaitsForTheNextRun() {
    LocalDate dayAfter = FORMER_RUN.plusDays(1);
    OpenItem held = with(item, FakeLedger.held(day("2026-03-19")));
    OpenItem longer = with(item, FakeLedger.held(day("2026-03-24")));

    assertThat(planner.plan(advised(held, "2026-03-19", dayAfter)))
        .isEqualTo(none(ReasonCode.MARK_STANDS));
    assertThat(planner.plan(advised(longer, "2026-03-19", dayAfter)))
        .isEqualTo(hold(day("2026-03-19")));
  }

  @Test
  void leavesAClerksBlockAlone() {
    DunningState blocked =
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.of(new DunningBlock("A", DunningBlock.Owner.CLERK)),
            Optional.of(new DunningMark(day("2026-03-03"))),
            false);

    assertThat(plan(with(item, blocked), day("2026-03-04")))
        .isEqualTo(none(ReasonCode.CLERK_BLOCK));
  }

  @Test
  void doesNotSetAMarkAgainThatAClerkLifted() {
    MarkQuestion asked = question(item, day("2026-03-04"));
    MarkQuestion overridden =
        new MarkQuestion(
            item, asked.debtor(), asked.target(), asked.standing(), true, true, asked.today());

    assertThat(planner.plan(asked)).isEqualTo(hold(FORMER_RUN));
    assertThat(planner.plan(overridden)).isEqualTo(none(ReasonCode.CLERK_OVERRIDE));
  }

  @Test
  void takesADateBackWhoseBlockAPersonLifted() {
    DunningState lifted =
        new DunningState(
            DunningLevel.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new DunningMark(day("2026-03-10"))),
            false);
    MarkQuestion asked = question(with(item, lifted), day("2026-03-04"));
    MarkQuestion overridden =
        new MarkQuestion(
            asked.item(),
            asked.debtor(),
            asked.target(),
            asked.standing(),
            true,
            true,
            asked.today());

    assertThat(planner.plan(overridden)).isEqualTo(new MarkPlan.Withdraw());
    assertThat(planner.plan(asked)).isEqualTo(hold(FORMER_RUN));
  }

  @Test
  void holdsToTheFormerDayWhereRecommendedDaysAreNotUsed() {
    LocalDate today = day("2026-03-04");

    assertThat(planner.plan(unadvised(item, OPENED, today))).isEqualTo(hold(FORMER_RUN));
    assertThat(planner.plan(unadvised(item, FORMER, today)))
        .isEqualTo(none(ReasonCode.NOT_STEERED));
  }

  @Test
  void letsWhatStandsEndOnItsOwnDateWhereRecommendedDaysAreNotUsed() {
    LocalDate date = day("2026-03-12");
    OpenItem held = with(item, FakeLedger.held(date));

    assertThat(planner.plan(unadvised(held, OPENED, date.minusDays(1))))
        .isEqualTo(none(ReasonCode.MARK_STANDS));
    assertThat(planner.plan(unadvised(held, OPENED, date))).isEqualTo(new MarkPlan.Release());
    assertThat(planner.plan(unadvised(held, FORMER, date))).isEqualTo(new MarkPlan.Release());
  }

  @Test
  void marksInvoicesOnly() {
    assertThat(plan(with(item, Money.of("EUR", "-5.00")), day("2026-03-04")))
        .isEqualTo(none(ReasonCode.NOT_AN_INVOICE));
  }

  @Test
  void leavesAnItemAloneThatIsDunnedByRulesOfItsOwn() {
    OpenItem downPayment = Fixtures.special(item, "A");

    assertThat(plan(downPayment, WINDOW_OPENS))
        .isEqualTo(new MarkPlan.None(Reason.of(ReasonCode.SPECIAL_ITEM, "A")));
    assertThat(plan(with(downPayment, FakeLedger.held(day("2026-03-10"))), WINDOW_OPENS))
        .isEqualTo(new MarkPlan.Withdraw());
  }

  @Test
  void takesNoHoldBackThatEndsByItselfFromAnItemThatNoRunDuns() {
    MarkPlanner ending =
        new MarkPlanner(
            new PlannerRules(
                TIMES,
                new BusinessCalendar(day -> false),
                5,
                30,
                Set.of(Capability.BLOCK_EXPIRES)));
    OpenItem third = with(item, FakeLedger.dunned(3, day("2026-04-20")));
    DunningState dunned = third.dunning();
    OpenItem held =
        with(
            third,
            new DunningState(
                dunned.level(),
                dunned.lastDunnedOn(),
                Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS)),
                Optional.empty(),
                false));

    assertThat(planner.plan(question(held, day("2026-06-01")))).isEqualTo(new MarkPlan.Withdraw());
    assertThat(ending.plan(question(held, day("2026-06-01"))))
        .isEqualTo(none(ReasonCode.HIGHEST_LEVEL));
  }

  @Test
  void leavesAnItemAtTheHighestLevelAlone() {
    OpenItem second = with(item, FakeLedger.dunned(2, day("2026-03-20")));
    OpenItem third = with(item, FakeLedger.dunned(3, day("2026-04-20")));

    assertThat(plan(second, day("2026-04-01"))).isEqualTo(hold(day("2026-04-16")));
    assertThat(plan(third, day("2026-06-01"))).isEqualTo(none(ReasonCode.HIGHEST_LEVEL));
  }

  @Test
  void withdrawsWhatIsLeftOnADebtorWithTheFormerProcedure() {
    Debtor former = debtor("007", FORMER);
    OpenItem held = with(item, FakeLedger.held(day("2026-03-10")));
    LocalDate today = day("2026-03-04");

    assertThat(planner.plan(question(held, former, false, today)))
        .isEqualTo(new MarkPlan.Withdraw());
    assertThat(planner.plan(question(item, former, false, today)))
        .isEqualTo(none(ReasonCode.NOT_STEERED));
  }

  @Test
  void keepsTheFloorOfADebtorThatIsSwitchedOffWhileItsProcedureIsStillOpened() {
    Debtor opened = debtor("007", OPENED);
    OpenItem held = with(item, FakeLedger.held(day("2026-03-10")));

    assertThat(planner.plan(question(held, opened, false, day("2026-03-09"))))
        .isEqualTo(none(ReasonCode.NOT_STEERED));
    assertThat(planner.plan(question(held, opened, false, day("2026-03-10"))))
        .isEqualTo(new MarkPlan.Release());
  }

  @Test
  void letsAHoldRunOutWhereTheProcedureIsUnknown() {
    Debtor stranger = debtor("007", new DunningProcedureCode("X"));
    OpenItem held = with(item, FakeLedger.held(day("2026-03-10")));

    assertThat(planner.plan(question(held, stranger, true, day("2026-03-09"))))
        .isEqualTo(new MarkPlan.None(Reason.of(ReasonCode.PROCEDURE_UNKNOWN, "X")));
    assertThat(planner.plan(question(held, stranger, true, day("2026-03-10"))))
        .isEqualTo(new MarkPlan.Release());
  }

  @Test
  void doesNotTakeTheMarkOfAnEarlierNoticeForTheNextOne() {
    DunningState stale =
        new DunningState(
            new DunningLevel(1),
            Optional.of(day("2026-03-10")),
            Optional.empty(),
            Optional.of(new DunningMark(day("2026-03-10"))),
            false);

    assertThat(plan(with(item, stale), day("2026-03-17"))).isEqualTo(hold(day("2026-04-02")));
  }

  @Test
  void keepsALeftoverHoldUntilItsDateBeforeTheLead() {
    OpenItem held = with(item, FakeLedger.held(day("2026-02-20")));

    assertThat(plan(held, day("2026-02-19"))).isEqualTo(none(ReasonCode.NOT_DUE));
    assertThat(plan(held, day("2026-02-20"))).isEqualTo(new MarkPlan.Release());
  }

  @Test
  void cutsAHoldPastTheFormerDayAfterTheLongestHold() {
    MarkQuestion question = advised(item, "2026-06-01", day("2026-03-04"));

    assertThat(planner.plan(question))
        .isEqualTo(new MarkPlan.Hold(day("2026-04-03"), day("2026-06-01")));
  }

  @Test
  void doesNotLengthenACutHoldWithoutANewDecision() {
    StandingMark cut =
        new StandingMark(
            StandingMark.Phase.HELD,
            day("2026-04-03"),
            day("2026-06-01"),
            true,
            LastNotice.of(DunningState.UNTOUCHED));
    OpenItem held = with(item, FakeLedger.held(day("2026-04-03")));

    assertThat(planner.plan(standing(held, "2026-06-01", cut, day("2026-03-20"))))
        .isEqualTo(none(ReasonCode.MARK_STANDS));
    assertThat(planner.plan(standing(held, "2026-06-01", cut, day("2026-04-03"))))
        .isEqualTo(new MarkPlan.Release());
    assertThat(planner.plan(standing(held, "2026-06-02", cut, day("2026-03-20"))))
        .isEqualTo(new MarkPlan.Hold(day("2026-04-19"), day("2026-06-02")));
  }

  @Test
  void holdsToTheFormerDayWhereTheFieldForTheDateIsTaken() {
    DunningState taken =
        new DunningState(
            DunningLevel.NONE, Optional.empty(), Optional.empty(), Optional.empty(), true);

    assertThat(planner.plan(advised(with(item, taken), "2026-03-10", day("2026-03-04"))))
        .isEqualTo(hold(FORMER_RUN));
  }

  @Test
  void looksAgainWhenTheLeadBeginsAndWhenTheHoldEnds() {
    OpenItem held = with(item, FakeLedger.held(FORMER_RUN));

    assertThat(planner.lookAgainOn(question(item, day("2026-02-20")))).contains(WINDOW_OPENS);
    assertThat(planner.lookAgainOn(question(held, WINDOW_OPENS))).contains(FORMER_RUN);
    assertThat(planner.lookAgainOn(question(item, FORMER_RUN))).isEmpty();
  }

  private MarkPlan plan(OpenItem asked, LocalDate today) {
    return planner.plan(question(asked, today));
  }

  private static MarkQuestion question(OpenItem asked, LocalDate today) {
    return question(asked, debtor("007", OPENED), true, today);
  }

  private static MarkQuestion question(
      OpenItem asked, Debtor debtor, boolean switchedOn, LocalDate today) {
    return new MarkQuestion(
        asked, debtor, Optional.empty(), Optional.empty(), false, switchedOn, today);
  }

  private static MarkQuestion unadvised(
      OpenItem asked, DunningProcedureCode procedure, LocalDate today) {
    return new MarkQuestion(
        asked,
        debtor("007", procedure),
        Optional.of(day("2026-03-10")),
        Optional.empty(),
        false,
        true,
        false,
        today);
  }

  private static MarkQuestion advised(OpenItem asked, String target, LocalDate today) {
    return new MarkQuestion(
        asked,
        debtor("007", OPENED),
        Optional.of(day(target)),
        Optional.empty(),
        false,
        true,
        today);
  }

  private static MarkQuestion standing(
      OpenItem asked, String target, StandingMark mark, LocalDate today) {
    return new MarkQuestion(
        asked,
        debtor("007", OPENED),
        Optional.of(day(target)),
        Optional.of(mark),
        false,
        true,
        today);
  }

  private static MarkPlan none(ReasonCode code) {
    return new MarkPlan.None(Reason.of(code));
  }

  private static MarkPlan hold(LocalDate until) {
    return new MarkPlan.Hold(until, until);
  }
}
