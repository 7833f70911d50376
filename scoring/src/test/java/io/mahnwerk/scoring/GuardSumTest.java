package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GuardSumTest {
  @Test
  void countsDaysThatAreHopedForByLessThanDaysThatAreFeared() {
    assertThat(of(10, -10).mostDays()).isCloseTo(-7, within(1e-9));
    assertThat(of(100, -10, 7.5).mostDays()).isGreaterThan(0);
    assertThat(of(1000, -10, 6).mostDays()).isLessThan(0);
  }

  @Test
  void growsSurerWithTheSample() {
    assertThat(of(10, -10, 6).mostDays()).isGreaterThan(of(1000, -10, 6).mostDays());
    assertThat(of(1_000_000, -10, 6).mostDays()).isCloseTo(-0.5, within(0.02));
  }

  @Test
  void knowsOfNoRiseWithoutAnItem() {
    assertThat(new GuardSum(0.7).mostDays()).isZero();
    assertThat(of(10, 0).mostDays()).isZero();
  }

  /** So many items of each of these changes. */
  private static GuardSum of(int items, double... changes) {
    GuardSum sum = new GuardSum(0.7);
    for (int n = 0; n < items; n++) {
      for (double change : changes) {
        sum.add(change, 0);
      }
    }
    return sum;
  }
}
