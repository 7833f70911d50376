package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HypothesesTest {
  /** No difference; a window that holds a quarter of the notices; another one. */
  private static final double[] PRIORS = {0.2, 0.4, 0.4};

  @Test
  void believesInTheWindowThatDividesTheAnswers() {
    Hypotheses seen = seen(new double[] {10, 50});

    double[] beliefs = seen.beliefs(PRIORS);

    assertThat(Arrays.stream(beliefs).sum()).isCloseTo(1, within(1e-9));
    assertThat(beliefs[1]).isGreaterThan(0.99);
    assertThat(seen.rates()[1][1]).isGreaterThan(4 * seen.rates()[1][0]);
  }

  @Test
  void believesMoreThanBeforeThatTheDayMakesNoDifferenceWhereItMakesNone() {
    double[] beliefs = seen(new double[] {45, 15}).beliefs(PRIORS);

    assertThat(beliefs[0]).isGreaterThan(PRIORS[0]);
  }

  @Test
  void keepsToItsPriorsAndToTheUsualRateWhereNothingWasSeen() {
    double[][] none = {{0}, {0, 0}, {0, 0}};
    Hypotheses nothing = new Hypotheses(none, none, 2, 0.3);

    assertThat(nothing.beliefs(PRIORS)).containsExactly(PRIORS, within(1e-9));
    assertThat(nothing.rates()[1]).containsExactly(new double[] {0.3, 0.3}, within(1e-9));
  }

  /** Of 200 notices 150 lay outside the first window and 50 inside; half of each in the other. */
  private static Hypotheses seen(double[] answered) {
    double all = answered[0] + answered[1];
    return new Hypotheses(
        new double[][] {{all}, answered, {all / 2, all / 2}},
        new double[][] {{200}, {150, 50}, {100, 100}},
        1.5,
        0.3);
  }
}
