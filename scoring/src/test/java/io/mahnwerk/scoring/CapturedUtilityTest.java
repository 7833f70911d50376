package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.learned.HazardTrainer;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How much of what a perfect model gains over the former schedule is captured on later items, with
 * a quarter of the first notices of three in five debtors drawn at random in the last six months.
 */
class CapturedUtilityTest {
  private static final int DEBTORS = 300;
  private static final LocalDate FIRST_DAY = PlantedWorld.START.minusYears(1);
  private static final LocalDate PILOT = PlantedWorld.END.minusDays(182);

  private final PlantedWorld world = new PlantedWorld();
  private final SegmentRules rules = SegmentRules.standard();
  private final PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
  private final List<PlantedWorld.Receivable> later = new ArrayList<>();

  /** What the ledger keeps of a debtor's industry. */
  private interface Industry extends Function<PlantedWorld.Payer, String> {}

  @Test
  void isNoWorseThanARuleThatHolds() {
    Captured captured = captured(payer -> payer.habit().key());

    assertThat(captured.model()).isGreaterThan(captured.rule() - 0.02).isGreaterThan(0.6);
  }

  @Test
  void seesThroughWrongIndustries() {
    Captured captured =
        captured(p -> p.number() / 6 % 10 < 3 ? next(p.habit()).key() : p.habit().key());

    assertThat(captured.model()).isGreaterThan(captured.rule() + 0.05).isGreaterThan(0.6);
  }

  @Test
  void gainsWhereEveryRuleIsWrong() {
    Captured captured = captured(payer -> next(payer.habit()).key());

    assertThat(captured.model()).isGreaterThan(captured.rule() + 0.2);
  }

  @Test
  void gainsWhereNoIndustryIsKept() {
    Captured captured = captured(payer -> "");

    assertThat(captured.rule()).isZero();
    assertThat(captured.model()).isGreaterThan(0.3);
  }

  private record Captured(double rule, double model) {}

  private Captured captured(Industry industry) {
    LearnedPaymentModel model = train(industry);
    double former = utility((x, s) -> AdvicePolicy.former(), industry);
    double oracle = utility((x, s) -> AdvicePolicy.freely(new TrueHazards(world, x, s)), industry);
    double rule = utility((x, s) -> AdvicePolicy.segmentRule(rules), industry);
    double both = utility((x, s) -> AdvicePolicy.modelWithPrior(model, rules), industry);
    return new Captured((rule - former) / (oracle - former), (both - former) / (oracle - former));
  }

  private LearnedPaymentModel train(Industry industry) {
    for (int n = 0; n < DEBTORS; n++) {
      PlantedWorld.Payer payer = PlantedWorld.Payer.of(n, 6);
      history.record(debtor(payer, industry));
      boolean piloted = n % 5 < 3;
      for (PlantedWorld.Receivable r :
          PlantedWorld.receivables(payer, FIRST_DAY, PlantedWorld.END.plusDays(90), 6)) {
        if (r.due().isBefore(PlantedWorld.END)) {
          history.record(world.record(r, piloted && r.due().isAfter(PILOT) ? 0.25 : 0));
        } else if (piloted && r.due().isAfter(PlantedWorld.END.plusDays(10))) {
          later.add(r);
        }
      }
    }
    TrainedModel trained =
        new HazardTrainer(PlantedWorld.CALENDAR, rules, TrainingSettings.DEFAULT)
            .train(history, PlantedWorld.END)
            .orElseThrow();
    return new LearnedPaymentModel(trained, history, PlantedWorld.CALENDAR, rules);
  }

  private double utility(
      BiFunction<PlantedWorld.Receivable, List<PlantedWorld.Sent>, AdvicePolicy> policy,
      Industry industry) {
    return later.stream()
        .mapToDouble(r -> new RollOut(world, debtor(r.payer(), industry), policy).utility(r))
        .sum();
  }

  private static Debtor debtor(PlantedWorld.Payer payer, Industry industry) {
    return Fixtures.debtor(payer.number(), industry.apply(payer), Fixtures.OPENED);
  }

  private static PlantedWorld.Habit next(PlantedWorld.Habit habit) {
    PlantedWorld.Habit[] all = PlantedWorld.Habit.values();
    return all[(habit.ordinal() + 1) % all.length];
  }
}
