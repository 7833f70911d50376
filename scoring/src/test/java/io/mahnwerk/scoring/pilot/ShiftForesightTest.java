package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.offpolicy.Evaluation;
import io.mahnwerk.scoring.offpolicy.LoggedDecision;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import io.mahnwerk.scoring.offpolicy.TestedDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiftForesightTest {
  private static final LocalDate FORMER = LocalDate.of(2026, 3, 17);

  @Test
  void expectsNothingOfADebtorFromItsOwnHalf() {
    DrawOutcome even = outcome("b", 0, -100);
    DrawOutcome odd = outcome("a", 1, -20);
    ShiftForesight foresight = new ShiftForesight(List.of(even, odd));

    assertThat(foresight.over(even.standing(), even).foreseen().orElseThrow().get(1))
        .isCloseTo(-20, within(1e-9));
    assertThat(foresight.over(odd.standing(), odd).foreseen().orElseThrow().get(1))
        .isCloseTo(-100, within(1e-9));
  }

  @Test
  void drawsOfLikeDistanceCountMostWhereManyWereSeen() {
    List<DrawOutcome> outcomes = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      outcomes.add(outcome("b" + 2 * n, n % 2, n % 2 == 0 ? -40 : -10));
    }
    ShiftForesight foresight = new ShiftForesight(outcomes);

    List<Double> foreseen =
        foresight.over(outcomes.get(0).standing(), outcomes.get(0)).foreseen().orElseThrow();

    assertThat(foreseen.get(0)).isLessThan(foreseen.get(1) - 15);
  }

  @Test
  void makesTheEstimateOfARandomLogDoublyRobust() {
    SplittableRandom random = new SplittableRandom(5);
    List<DrawOutcome> outcomes = new ArrayList<>();
    for (int n = 0; n < 600; n++) {
      int chosen = random.nextInt(2);
      double noise = 40 * random.nextDouble();
      outcomes.add(outcome("debtor " + n % 150, chosen, chosen == 0 ? -50 - noise : -30 - noise));
    }
    ShiftForesight foresight = new ShiftForesight(outcomes);
    List<TestedDecision> standing =
        outcomes.stream().map(o -> foresight.over(o.standing(), o)).toList();
    List<TestedDecision> former =
        outcomes.stream().map(o -> foresight.over(o.former(), o)).toList();

    Evaluation told = new OffPolicy(OffPolicy.Settings.DEFAULT).difference(standing, former);

    assertThat(told).isInstanceOf(Evaluation.Estimate.class);
    Evaluation.Estimate estimate = (Evaluation.Estimate) told;
    assertThat(estimate.doublyRobust().orElseThrow().contains(20)).isTrue();
    assertThat(estimate.doublyRobust().orElseThrow().low()).isPositive();
  }

  /** Candidate 0 is the former day, candidate 1 eight days earlier and what stands. */
  private static DrawOutcome outcome(String debtor, int chosen, double euros) {
    DrawnDay draw =
        new DrawnDay(
            Fixtures.itemRef(1, FORMER.minusDays(14)),
            FORMER.minusDays(15),
            FORMER,
            PilotStage.WIDE,
            List.of(
                new DrawnDay.Candidate(Optional.of(FORMER), 0.5),
                new DrawnDay.Candidate(Optional.of(FORMER.minusDays(8)), 0.5)),
            1,
            chosen,
            true);
    return new DrawOutcome(draw, new LoggedDecision(debtor, List.of(0.5, 0.5), chosen, euros));
  }
}
