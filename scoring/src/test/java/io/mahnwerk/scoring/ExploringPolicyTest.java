package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.pilot.Exploration;
import io.mahnwerk.scoring.pilot.PilotRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExploringPolicyTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = DUE;
  private static final LocalDate FORMER = LocalDate.of(2026, 3, 17);
  private static final int DEBTORS = 200;

  @Test
  void drawsSomeDaysAndLeavesTheOthersAsTheyStand() {
    Exploration pilot = pilot(PilotStage.WIDE, List.of());
    Set<LocalDate> days = new TreeSet<>();
    int drawn = 0;
    for (int n = 0; n < DEBTORS; n++) {
      Recommendation advice = advise(pilot, account(n, Fixtures.invoice(n, DUE, "500.00")), TODAY);
      LocalDate day = ((Decision.DunOn) advice.decision()).day();
      days.add(day);
      boolean explored = code(advice) == ReasonCode.RANDOMISED;
      drawn += explored ? 1 : 0;
      assertThat(explored || day.equals(FORMER)).isTrue();
      assertThat(PlantedWorld.RUNS.isRunDay(day)).isTrue();
    }
    assertThat(drawn).isBetween(30, 70);
    assertThat(days).hasSizeGreaterThan(5).allMatch(day -> !day.isBefore(DUE.plusDays(3)));
    assertThat(pilot.takeFresh()).hasSize(DEBTORS);
  }

  @Test
  void aDrawHoldsUntilItsDayAndIsNotMadeAgainAfterIt() {
    Exploration first = pilot(PilotStage.WIDE, List.of());
    int n = explored(first);
    DebtorAccount account = account(n, Fixtures.invoice(n, DUE, "500.00"));
    List<DrawnDay> logged = first.takeFresh();
    DrawnDay draw = first.standing(account.items().get(0).ref()).orElseThrow();
    Exploration later = pilot(PilotStage.NARROW, logged);

    Recommendation before = advise(later, account, draw.day().orElseThrow().minusDays(1));
    Recommendation after = advise(later, account, draw.day().orElseThrow().plusDays(1));

    assertThat(before.decision()).isEqualTo(new Decision.DunOn(draw.day().orElseThrow()));
    assertThat(code(after)).isEqualTo(ReasonCode.FORMER_SCHEDULE);
    assertThat(later.takeFresh()).isEmpty();
  }

  @Test
  void furtherItemsGoOnTheLetterThatWasDrawn() {
    Exploration pilot = pilot(PilotStage.NARROW, List.of());
    int n = explored(pilot);
    DebtorAccount both =
        account(
            n, Fixtures.invoice(n, DUE, "500.00"), Fixtures.invoice(n, DUE.plusDays(1), "80.00"));

    List<Recommendation> advice =
        new Advisor(context(), AdvicePolicy.exploring(AdvicePolicy.former(), pilot))
            .advise(both, TODAY);

    assertThat(advice).hasSize(2);
    assertThat(advice.get(1).decision()).isEqualTo(advice.get(0).decision());
    assertThat(code(advice.get(1))).isEqualTo(ReasonCode.DRAWN_LETTER);
    assertThat(pilot.standing(both.items().get(1).ref())).isEmpty();
  }

  @Test
  void hardRulesStandAboveADraw() {
    Exploration pilot = pilot(PilotStage.WIDE, List.of());
    int n = explored(pilot);
    Debtor debtor = Fixtures.debtor(n, "", Fixtures.OPENED);
    Debtor person =
        new Debtor(
            debtor.ref(), "", true, false, "", "DE", "", false, debtor.dunning(), debtor.version());

    Recommendation advice =
        advise(
            pilot, new DebtorAccount(person, List.of(Fixtures.invoice(n, DUE, "500.00"))), TODAY);

    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER));
    assertThat(code(advice)).isEqualTo(ReasonCode.NATURAL_PERSON);
  }

  @Test
  void controlDebtorsAndAStoppedPilotGoByTheFormerSchedule() {
    DebtorAccount control = account(DEBTORS, Fixtures.invoice(DEBTORS, DUE, "500.00"));

    assertThat(code(advise(pilot(PilotStage.WIDE, List.of()), control, TODAY)))
        .isEqualTo(ReasonCode.CONTROL_GROUP);
    Exploration stopped = pilot(PilotStage.STOPPED, List.of());
    Recommendation advice = advise(stopped, account(1, Fixtures.invoice(1, DUE, "9.00")), TODAY);
    assertThat(code(advice)).isEqualTo(ReasonCode.PILOT_STOPPED);
    assertThat(advice.decision()).isEqualTo(new Decision.DunOn(FORMER));
  }

  @Test
  void debtorsOutsideOfThePilotAreNotTouched() {
    DebtorAccount outside = account(900, Fixtures.invoice(900, DUE, "500.00"));

    assertThat(advise(pilot(PilotStage.WIDE, List.of()), outside, TODAY))
        .isEqualTo(new Advisor(context(), AdvicePolicy.former()).advise(outside, TODAY).get(0));
  }

  /** A debtor for whom a day off the former one is drawn. */
  private static int explored(Exploration pilot) {
    for (int n = 0; n < DEBTORS; n++) {
      DebtorAccount account = account(n, Fixtures.invoice(n, DUE, "500.00"));
      Recommendation advice = advise(pilot, account, TODAY);
      if (code(advice) == ReasonCode.RANDOMISED
          && !advice.decision().equals(new Decision.DunOn(FORMER))) {
        return n;
      }
    }
    throw new AssertionError("Nothing was drawn");
  }

  private static Exploration pilot(PilotStage stage, Collection<DrawnDay> earlier) {
    Map<DebtorRef, PilotArm> arms = new HashMap<>();
    for (int n = 0; n < DEBTORS; n++) {
      arms.put(Fixtures.debtorRef(n), PilotArm.STEERED);
    }
    arms.put(Fixtures.debtorRef(DEBTORS), PilotArm.CONTROL);
    return new Exploration(
        new PilotRules(5, stage, 0.25, BigDecimal.valueOf(10_000), arms), earlier);
  }

  private static Recommendation advise(Exploration pilot, DebtorAccount account, LocalDate day) {
    return new Advisor(context(), AdvicePolicy.exploring(AdvicePolicy.former(), pilot))
        .advise(account, day)
        .get(0);
  }

  private static ReasonCode code(Recommendation advice) {
    return advice.reasons().get(0).code();
  }

  private static DebtorAccount account(int n, OpenItem... items) {
    return new DebtorAccount(Fixtures.debtor(n, "", Fixtures.OPENED), List.of(items));
  }

  private static AdviceContext context() {
    return new AdviceContext(
        Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);
  }
}
