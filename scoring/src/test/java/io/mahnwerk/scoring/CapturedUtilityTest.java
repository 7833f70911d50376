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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How much of what a perfect model gains over the former schedule is captured on later items, with
 * a quarter of the first notices of three in five debtors drawn at random in the last six months.
 */
class CapturedUtilityTest {
  private static final int DEBTORS = 300;
  private static final LocalDate PILOT = PlantedWorld.END.minusDays(182);

  private final PlantedWorld world = new PlantedWorld();
  private final SegmentRules rules = SegmentRules.standard();
  private final PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
  private final List<PlantedWorld.Receivable> later = new ArrayList<>();

  @Test
  void addsToARuleThatHolds() {
    LearnedPaymentModel model = train(UnaryOperator.identity());

    double rule = captured((x, s) -> AdvicePolicy.segmentRule(rules), UnaryOperator.identity());
    double both =
        captured((x, s) -> AdvicePolicy.modelWithPrior(model, rules), UnaryOperator.identity());

    assertThat(both).isGreaterThan(rule - 0.02).isGreaterThan(0.55);
  }

  @Test
  void gainsWhereEveryRuleIsWrong() {
    UnaryOperator<String> permuted = key -> next(key);
    LearnedPaymentModel model = train(permuted);

    assertThat(captured((x, s) -> AdvicePolicy.modelWithPrior(model, rules), permuted))
        .isGreaterThan(captured((x, s) -> AdvicePolicy.segmentRule(rules), permuted))
        .isPositive();
  }

  @Test
  void gainsWhereNoIndustryIsKept() {
    UnaryOperator<String> blank = key -> "";
    LearnedPaymentModel model = train(blank);

    assertThat(captured((x, s) -> AdvicePolicy.modelWithPrior(model, rules), blank)).isPositive();
  }

  private LearnedPaymentModel train(UnaryOperator<String> industry) {
    for (int n = 0; n < DEBTORS; n++) {
      PlantedWorld.Payer payer = PlantedWorld.Payer.of(n, 6);
      history.record(debtor(payer, industry));
      boolean piloted = n % 5 < 3;
      for (PlantedWorld.Receivable r :
          PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END.plusDays(90), 6)) {
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

  private double captured(
      BiFunction<PlantedWorld.Receivable, List<PlantedWorld.Sent>, AdvicePolicy> policy,
      UnaryOperator<String> industry) {
    double former = utility((x, s) -> AdvicePolicy.former(), industry);
    double oracle = utility((x, s) -> AdvicePolicy.freely(new TrueHazards(world, x, s)), industry);
    return (utility(policy, industry) - former) / (oracle - former);
  }

  private double utility(
      BiFunction<PlantedWorld.Receivable, List<PlantedWorld.Sent>, AdvicePolicy> policy,
      UnaryOperator<String> industry) {
    return later.stream()
        .mapToDouble(r -> new RollOut(world, debtor(r.payer(), industry), policy).utility(r))
        .sum();
  }

  private static Debtor debtor(PlantedWorld.Payer payer, UnaryOperator<String> industry) {
    return Fixtures.debtor(payer.number(), industry.apply(payer.habit().key()), Fixtures.OPENED);
  }

  private static String next(String key) {
    PlantedWorld.Habit[] all = PlantedWorld.Habit.values();
    return all[(PlantedWorld.Habit.valueOf(key).ordinal() + 1) % all.length].key();
  }
}
