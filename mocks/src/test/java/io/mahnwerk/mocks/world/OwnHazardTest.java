package io.mahnwerk.mocks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnHazardTest {
  private static final WorkDays DAYS =
      new WorkDays(
          World.standard().calendar(), LocalDate.of(2024, 10, 1), LocalDate.of(2026, 3, 31));

  @Test
  void constantIsTheSameOnEveryDay() {
    assertThat(new OwnHazard.Constant(0.01).on(LocalDate.of(2025, 3, 3), DAYS)).isEqualTo(0.01);
  }

  @Test
  void monthEndBeginsOnTheThirdLastBusinessDay() {
    OwnHazard hazard = new OwnHazard.MonthEnd(3, 0.2, 0.003);

    assertThat(hazard.on(LocalDate.of(2025, 3, 26), DAYS)).isEqualTo(0.003);
    assertThat(hazard.on(LocalDate.of(2025, 3, 27), DAYS)).isEqualTo(0.2);
    assertThat(hazard.on(LocalDate.of(2025, 3, 31), DAYS)).isEqualTo(0.2);
    assertThat(hazard.on(LocalDate.of(2025, 4, 1), DAYS)).isEqualTo(0.003);
  }

  @Test
  void quarterStartEndsAfterTheTenthBusinessDay() {
    OwnHazard hazard = new OwnHazard.QuarterStart(10, 0.2, 0.002);

    assertThat(hazard.on(LocalDate.of(2025, 3, 31), DAYS)).isEqualTo(0.002);
    assertThat(hazard.on(LocalDate.of(2025, 4, 1), DAYS)).isEqualTo(0.2);
    assertThat(hazard.on(LocalDate.of(2025, 4, 14), DAYS)).isEqualTo(0.2);
    assertThat(hazard.on(LocalDate.of(2025, 4, 15), DAYS)).isEqualTo(0.002);
  }

  @Test
  void completionIsCertainInTheEndAndHasItsMean() {
    double[] mass = new OwnHazard.Completion(2, 36, 0.3).byDay();

    assertThat(IntStream.range(0, mass.length).mapToDouble(i -> mass[i]).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(IntStream.range(0, mass.length).mapToDouble(i -> i * mass[i]).sum())
        .isCloseTo(35.5, within(0.2));
  }
}
