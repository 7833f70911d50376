package io.mahnwerk.scoring.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.scoring.offpolicy.Evaluation.Estimate;
import io.mahnwerk.scoring.offpolicy.Evaluation.NoEstimate;
import io.mahnwerk.scoring.offpolicy.Evaluation.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffPolicyTest {
  private static final int WORLDS = 200;
  private static final OffPolicy.Settings FAST = new OffPolicy.Settings(7, 300, 0.95, 50, 0.05);

  private final OffPolicy estimator = new OffPolicy(FAST);

  @Test
  void theIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
    double truth = KnownWorld.truth(KnownWorld::best);
    int snips = 0;
    int doublyRobust = 0;
    double bias = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      Estimate estimate = (Estimate) estimator.value(best(new KnownWorld(seed).log(150, 8)));
      snips += estimate.snips().contains(truth) ? 1 : 0;
      doublyRobust += estimate.doublyRobust().orElseThrow().contains(truth) ? 1 : 0;
      bias += (estimate.snips().value() - truth) / WORLDS;
    }
    // 95 % asked for; of 200 worlds 89 % to 99 % are within three standard errors.
    assertThat(snips).isBetween(178, 198);
    assertThat(doublyRobust).isBetween(178, 198);
    assertThat(bias).isCloseTo(0, within(1.0));
  }

  @Test
  void theIntervalOfADifferenceHoldsTheTrueGain() {
    double truth = KnownWorld.truth(KnownWorld::best) - KnownWorld.truth(kind -> KnownWorld.FORMER);
    int held = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      List<KnownWorld.Case> log = new KnownWorld(seed).log(150, 8);
      Estimate gain = (Estimate) estimator.difference(best(log), former(log));
      held += gain.snips().contains(truth) ? 1 : 0;
    }
    assertThat(held).isBetween(178, 198);
  }

  @Test
  void aModelOfTheOutcomeNarrowsTheInterval() {
    Estimate estimate = (Estimate) estimator.value(best(new KnownWorld(3).log(300, 8)));

    Interval with = estimate.doublyRobust().orElseThrow();
    assertThat(with.high() - with.low())
        .isLessThan(estimate.snips().high() - estimate.snips().low());
  }

  @Test
  void aWrongModelOfTheOutcomeDoesNotMoveTheEstimateAway() {
    List<TestedDecision> wrong =
        best(new KnownWorld(4).log(300, 8)).stream()
            .map(d -> d.foreseeing(List.of(500.0, -900.0, 70.0, 0.0, 12.0)))
            .toList();

    Interval estimate = ((Estimate) estimator.value(wrong)).doublyRobust().orElseThrow();

    assertThat(estimate.contains(KnownWorld.truth(KnownWorld::best))).isTrue();
  }

  @Test
  void withoutAModelThereIsNoDoublyRobustEstimate() {
    List<TestedDecision> plain = former(new KnownWorld(5).log(60, 8));

    assertThat(((Estimate) estimator.value(plain)).doublyRobust()).isEmpty();
  }

  @Test
  void refusesAPolicyThatTheLogNeverShows() {
    List<TestedDecision> outside =
        new KnownWorld(6)
            .log(100, 8).stream().map(c -> TestedDecision.outside(c.logged())).toList();

    NoEstimate refused = (NoEstimate) estimator.value(outside);

    assertThat(refused.why()).isEqualTo(Why.OUTSIDE_OF_THE_LOG);
    assertThat(refused.overlap().unsupported()).isEqualTo(1);
  }

  @Test
  void refusesALogOfAFixedSchedule() {
    List<TestedDecision> fixed = new ArrayList<>();
    for (int n = 0; n < 400; n++) {
      LoggedDecision always =
          new LoggedDecision("debtor " + n % 80, List.of(0.0, 1.0, 0.0), 1, -40);
      fixed.add(TestedDecision.choosing(always, 0));
    }

    assertThat(estimator.value(fixed))
        .isInstanceOfSatisfying(
            NoEstimate.class,
            refused -> assertThat(refused.why()).isEqualTo(Why.OUTSIDE_OF_THE_LOG));
  }

  @Test
  void refusesTooFewEffectiveDecisionsAndTooFewDebtors() {
    assertThat(estimator.value(best(new KnownWorld(8).log(30, 4))))
        .isInstanceOfSatisfying(
            NoEstimate.class,
            refused -> assertThat(refused.why()).isEqualTo(Why.TOO_FEW_DECISIONS));
    assertThat(estimator.value(former(new KnownWorld(8).log(10, 40))))
        .isInstanceOfSatisfying(
            NoEstimate.class, refused -> assertThat(refused.why()).isEqualTo(Why.TOO_FEW_DEBTORS));
    assertThat(estimator.value(List.of()))
        .isInstanceOfSatisfying(
            NoEstimate.class,
            refused -> assertThat(refused.why()).isEqualTo(Why.NOTHING_IN_COMMON));
  }

  @Test
  void theEffectiveSizeIsThatOfTheMatchesWhereAllWeighAlike() {
    List<TestedDecision> policy =
        IntStream.range(0, 1000)
            .mapToObj(n -> new LoggedDecision("d" + n % 50, List.of(0.25, 0.75), n % 4 / 3, -n))
            .map(logged -> TestedDecision.choosing(logged, 1))
            .toList();

    Evaluation.Overlap overlap = estimator.value(policy).overlap();

    assertThat(overlap.effective()).isCloseTo(250, within(1e-9));
    assertThat(overlap.leastPropensity()).isEqualTo(0.75);
    assertThat(overlap.debtors()).isEqualTo(50);
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndAnotherOneAnother() {
    List<TestedDecision> policy = best(new KnownWorld(9).log(150, 8));

    assertThat(estimator.value(policy)).isEqualTo(new OffPolicy(FAST).value(policy));
    assertThat(new OffPolicy(new OffPolicy.Settings(8, 300, 0.95, 50, 0.05)).value(policy))
        .isNotEqualTo(estimator.value(policy));
  }

  @Test
  void refusesPropensitiesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoggedDecision("d", List.of(0.5, 0.4), 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoggedDecision("d", List.of(1.0, 0.0), 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoggedDecision("d", List.of(0.5, 0.5), 0, Double.NaN));
  }

  private static List<TestedDecision> best(List<KnownWorld.Case> log) {
    return log.stream()
        .map(
            c ->
                TestedDecision.choosing(c.logged(), KnownWorld.best(c.kind()))
                    .foreseeing(foreseen(c.kind())))
        .toList();
  }

  private static List<TestedDecision> former(List<KnownWorld.Case> log) {
    return log.stream().map(c -> TestedDecision.choosing(c.logged(), KnownWorld.FORMER)).toList();
  }

  /** Right up to a constant. */
  private static List<Double> foreseen(int kind) {
    return IntStream.range(0, KnownWorld.DAYS)
        .mapToObj(day -> KnownWorld.mean(kind, day) + 4)
        .toList();
  }
}
