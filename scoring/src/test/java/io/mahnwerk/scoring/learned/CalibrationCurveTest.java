package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {
  @Test
  void raisesForecastsThatWereTooLow() {
    CalibrationCurve curve = curve(20_000, p -> 1.5 * p);

    assertThat(curve.of(0.05)).isCloseTo(0.075, within(0.01));
    assertThat(curve.of(0.2)).isCloseTo(0.3, within(0.03));
  }

  @Test
  void leavesGoodForecastsNearlyAsTheyAre() {
    CalibrationCurve curve = curve(20_000, p -> p);

    assertThat(curve.of(0.02)).isCloseTo(0.02, within(0.004));
    assertThat(curve.of(0.2)).isCloseTo(0.2, within(0.02));
  }

  @Test
  void neverFallsAndStaysAProbability() {
    CalibrationCurve curve = curve(5_000, p -> p < 0.1 ? 0.2 : 0.05);

    double before = 0;
    for (double p = 0; p <= 1; p += 0.001) {
      double becomes = curve.of(p);
      assertThat(becomes).isBetween(before, 1.0);
      before = becomes;
    }
    assertThat(curve.of(0)).isZero();
  }

  @Test
  void learnsNothingFromAFewCases() {
    CalibrationCurve curve = curve(50, p -> 1);

    assertThat(curve).isEqualTo(CalibrationCurve.NONE);
    assertThat(curve.of(0.3)).isEqualTo(0.3);
  }

  @Test
  void isNeverOffByMoreThanThreeTimes() {
    assertThat(curve(20_000, p -> 0).of(0.15)).isCloseTo(0.05, within(0.01));
  }

  /** Forecasts spread evenly up to 0.3, which come true with another probability. */
  private static CalibrationCurve curve(int cases, DoubleUnaryOperator truth) {
    Random random = new Random(3);
    CalibrationCurve.Case[] all = new CalibrationCurve.Case[cases];
    for (int i = 0; i < cases; i++) {
      double foreseen = 0.3 * random.nextDouble();
      boolean came = random.nextDouble() < truth.applyAsDouble(foreseen);
      all[i] = new CalibrationCurve.Case(foreseen, came);
    }
    return CalibrationCurve.fit(all);
  }
}
