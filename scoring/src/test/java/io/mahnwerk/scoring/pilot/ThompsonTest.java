package io.mahnwerk.scoring.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.offpolicy.Evaluation;
import io.mahnwerk.scoring.offpolicy.LoggedDecision;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import io.mahnwerk.scoring.offpolicy.TestedDecision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThompsonTest {
  private static final LocalDate FORMER = LocalDate.of(2026, 3, 20);
  private static final List<LocalDate> DAYS =
      List.of(FORMER.minusDays(10), FORMER.minusDays(3), FORMER, FORMER.plusDays(7));
  private static final double FLOOR = 0.05;

  @Test
  void chancesSumToOneAndNoneIsUnderTheFloor() {
    Random random = new Random(3);
    for (int n = 0; n < 200; n++) {
      double[] euros = random.doubles(DAYS.size(), -60, 0).toArray();

      List<DrawnDay.Candidate> chances =
          thompson(random.nextInt(300)).candidates(DAYS, FORMER, by(euros), random.nextLong());

      assertThat(chances.stream().mapToDouble(DrawnDay.Candidate::propensity).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(chances).allMatch(chance -> chance.propensity() >= FLOOR / DAYS.size() - 1e-12);
    }
  }

  @Test
  void drawsEvenlyWhereNothingIsKnownAndTheBestDayWhereMuchIs() {
    ToDoubleFunction<LocalDate> better = by(-40, -20, -40, -40);

    assertThat(chance(thompson(0).candidates(DAYS, FORMER, by(-9, -9, -9, -9), 1), 1))
        .isCloseTo(0.25, within(0.03));
    assertThat(chance(thompson(0).candidates(DAYS, FORMER, better, 1), 1)).isBetween(0.35, 0.65);
    assertThat(chance(thompson(400).candidates(DAYS, FORMER, better, 1), 1))
        .isCloseTo(1 - FLOOR + FLOOR / 4, within(1e-9));
  }

  @Test
  void theSameSeedCountsTheSameChances() {
    ToDoubleFunction<LocalDate> some = by(-30, -28, -31, -29);

    assertThat(thompson(5).candidates(DAYS, FORMER, some, 9))
        .isEqualTo(thompson(5).candidates(DAYS, FORMER, some, 9))
        .isNotEqualTo(thompson(5).candidates(DAYS, FORMER, some, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new Thompson(Spread.UNKNOWN, 0));
  }

  @Test
  void whatWasDrawnOftenIsKnownBetter() {
    Spread spread = Spread.of(draws(24, DAYS.get(0)));

    assertThat(spread.euros(FORMER, DAYS.get(0))).isCloseTo(5, within(1e-9));
    assertThat(spread.euros(FORMER, DAYS.get(3))).isEqualTo(25);
    assertThat(spread.euros(FORMER, FORMER.plusDays(300))).isEqualTo(25);
  }

  @Test
  void aStageOfAPilotDrawsByWhatIsExpectedAndLogsTheChances() {
    Exploration pilot = pilot(PilotStage.THOMPSON);
    Window window = new Window(DAYS, FORMER.minusDays(14), FORMER);

    int[] drawn = new int[DAYS.size()];
    for (int n = 0; n < 400; n++) {
      DrawnDay draw =
          pilot
              .draw(
                  Fixtures.invoice(n, FORMER.minusDays(14), "500.00"),
                  FORMER.minusDays(20),
                  window,
                  Optional.of(FORMER),
                  Optional.of(by(-70, -10, -70, -70)))
              .orElseThrow();
      drawn[draw.chosen()]++;
      assertThat(draw.stage()).isEqualTo(PilotStage.THOMPSON);
      assertThat(draw.explored()).isEqualTo(draw.chosen() != draw.standing());
      assertThat(draw.day()).contains(DAYS.get(draw.chosen()));
    }

    assertThat(drawn[1] / 400.0).isBetween(0.7, 0.95);
    assertThat(IntStream.of(drawn)).allMatch(count -> count > 0);
  }

  @Test
  void withoutAModelItDrawsEvenlyAsABanditDoes() {
    DrawnDay draw =
        pilot(PilotStage.THOMPSON)
            .draw(
                Fixtures.invoice(1, FORMER.minusDays(14), "500.00"),
                FORMER.minusDays(20),
                new Window(DAYS, FORMER.minusDays(14), FORMER),
                Optional.of(FORMER))
            .orElseThrow();

    assertThat(draw.candidates().get(2).propensity())
        .isCloseTo(1 - FLOOR + FLOOR / 4, within(1e-12));
  }

  /** What the days bring is known here, and the log is drawn by wrong expectations of it. */
  @Test
  void estimatesFromItsLogRecoverWhatAnotherPolicyWouldHaveBrought() {
    double[] truth = {-30, -22, -26, -34};
    Random random = new Random(11);
    List<TestedDecision> tested = new ArrayList<>();
    for (int n = 0; n < 3_000; n++) {
      double[] believed = random.doubles(DAYS.size(), -40, -20).toArray();
      List<DrawnDay.Candidate> chances =
          thompson(n / 30).candidates(DAYS, FORMER, by(believed), random.nextLong());
      int chosen = Thompson.drawn(chances, random.nextDouble());
      LoggedDecision logged =
          new LoggedDecision(
              "debtor " + n % 600,
              chances.stream().map(DrawnDay.Candidate::propensity).toList(),
              chosen,
              truth[chosen] + 20 * random.nextGaussian());
      tested.add(TestedDecision.choosing(logged, 1));
    }

    Evaluation value = new OffPolicy(new OffPolicy.Settings(1, 400, 0.95, 30, 0.05)).value(tested);

    assertThat(value).isInstanceOf(Evaluation.Estimate.class);
    Evaluation.Estimate estimate = (Evaluation.Estimate) value;
    assertThat(estimate.snips().low()).isLessThan(-22);
    assertThat(estimate.snips().high()).isGreaterThan(-22);
    assertThat(estimate.snips().high() - estimate.snips().low()).isLessThan(15);
  }

  private static Thompson thompson(int drawn) {
    return new Thompson(new Spread(Collections.nCopies(13, drawn)), FLOOR);
  }

  private static ToDoubleFunction<LocalDate> by(double... euros) {
    return day -> euros[DAYS.indexOf(day)];
  }

  private static double chance(List<DrawnDay.Candidate> candidates, int index) {
    return candidates.get(index).propensity();
  }

  private static List<DrawnDay> draws(int count, LocalDate day) {
    DrawnDay draw =
        new DrawnDay(
            Fixtures.invoice(1, FORMER, "1.00").ref(),
            FORMER,
            FORMER,
            PilotStage.WIDE,
            List.of(new DrawnDay.Candidate(Optional.of(day), 1)),
            0,
            0,
            true);
    return Collections.nCopies(count, draw);
  }

  private static Exploration pilot(PilotStage stage) {
    Map<io.mahnwerk.core.model.DebtorRef, PilotArm> arms =
        IntStream.range(0, 400)
            .boxed()
            .collect(java.util.stream.Collectors.toMap(Fixtures::debtorRef, n -> PilotArm.STEERED));
    return new Exploration(
        new PilotRules(
            5,
            stage,
            ExploringShare.DEFAULT.in(stage, 0),
            BigDecimal.valueOf(10_000),
            arms,
            new Spread(Collections.nCopies(13, 0))),
        List.of());
  }
}
