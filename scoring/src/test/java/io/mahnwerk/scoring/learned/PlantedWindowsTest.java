package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.PlantedWorld.Habit;
import io.mahnwerk.scoring.PlantedWorld.Payer;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What was planted is found again from randomised notices alone: the model is told nothing of the
 * segments but meaningless keys, and chooses without a rule.
 */
class PlantedWindowsTest {
  private static final int DEBTORS = 300;

  private static LearnedPaymentModel model;
  private static PaymentHistory history;

  @BeforeAll
  static void train() {
    PlantedWorld world = new PlantedWorld();
    history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < DEBTORS; n++) {
      Payer payer = Payer.of(n, 2);
      history.record(Fixtures.debtor(payer));
      PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, 2)
          .forEach(r -> history.record(world.record(r, 1)));
    }
    TrainedModel trained =
        new HazardTrainer(PlantedWorld.CALENDAR, SegmentRules.NONE, TrainingSettings.DEFAULT)
            .train(history, PlantedWorld.END)
            .orElseThrow();
    model = new LearnedPaymentModel(trained, history, PlantedWorld.CALENDAR, SegmentRules.NONE);
  }

  @Test
  void dunsCorporationsFromTheFifthToTheTenthDay() {
    assertThat(offsets(Habit.KONZ)).satisfies(days -> mostly(days, 3, 11));
  }

  @Test
  void dunsFamilyBusinessesLate() {
    assertThat(offsets(Habit.FAMI)).satisfies(days -> mostly(days, 13, 60));
  }

  @Test
  void dunsUtilitiesAroundTheEighthDay() {
    assertThat(offsets(Habit.STAD)).satisfies(days -> mostly(days, 5, 12));
  }

  @Test
  void seldomDunsCraftFirmsEarly() {
    assertThat(offsets(Habit.HAND)).satisfies(days -> within(days, 20, 60, 0.5));
  }

  @Test
  void givesTheSameAdviceTwice() {
    assertThat(advice(Habit.KONZ)).isEqualTo(advice(Habit.KONZ));
  }

  @Test
  void explainsEveryDayThatIsNotTheFormerOne() {
    List<Recommendation> advice = explained(Habit.STAD);
    List<Recommendation> moved = advice.stream().filter(r -> !isFormerDay(r)).toList();

    assertThat(moved).hasSizeGreaterThan(advice.size() / 2);
    assertThat(moved).allSatisfy(r -> assertThat(r.reasons()).hasSizeBetween(2, 5));
    assertThat(moved)
        .filteredOn(
            r -> r.reasons().stream().anyMatch(w -> w.code() == ReasonCode.NOTICE_DAY_ANSWERED))
        .hasSizeGreaterThan(moved.size() / 2);
  }

  private static boolean isFormerDay(Recommendation advice) {
    return advice.decision().equals(new Decision.DunOn(advice.formerDay()));
  }

  private static void mostly(List<? extends Long> days, long from, long to) {
    within(days, from, to, 0.6);
  }

  private static void within(List<? extends Long> days, long from, long to, double share) {
    long within = days.stream().filter(d -> d >= from && d <= to).count();
    assertThat(within)
        .as("%s within %d to %d", days, from, to)
        .isGreaterThan((long) (days.size() * share));
  }

  /** Days after the due date; a wait counts as 60. */
  private static List<Long> offsets(Habit habit) {
    return advice(habit).stream()
        .map(
            r ->
                r.decision() instanceof Decision.DunOn on
                    ? ChronoUnit.DAYS.between(due(r), on.day())
                    : 60L)
        .toList();
  }

  private static LocalDate due(Recommendation advice) {
    return LocalDate.parse(advice.item().nativeKey().substring(7));
  }

  private static List<Recommendation> advice(Habit habit) {
    return advice(habit, DEBTORS, false);
  }

  private static List<Recommendation> explained(Habit habit) {
    return advice(habit, 60, true);
  }

  private static List<Recommendation> advice(Habit habit, int debtors, boolean explaining) {
    AdviceContext context =
        new AdviceContext(
            Fixtures.procedures(),
            PlantedWorld.RUNS,
            PlantedWorld.CALENDAR,
            AdviceSettings.DEFAULT);
    Advisor plain = new Advisor(context, AdvicePolicy.freely(model));
    Advisor advisor = explaining ? plain.explaining() : plain;
    List<Recommendation> advice = new ArrayList<>();
    for (int n = habit.ordinal(); n < debtors; n += Habit.values().length) {
      LocalDate due = PlantedWorld.END.plusDays(n % 28);
      Debtor debtor = Fixtures.debtor(Payer.of(n, 2));
      DebtorAccount account =
          new DebtorAccount(debtor, List.of(Fixtures.invoice(n, due, "4000.00")));
      advice.addAll(advisor.advise(account, due.minusDays(2)));
    }
    return advice;
  }
}
