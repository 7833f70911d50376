package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IsotonicTest {
  @Test
  void leavesWhatNeverFallsAsItIs() {
    assertThat(Isotonic.fit(new double[] {1, 2, 2, 5}, new double[] {1, 1, 1, 1}))
        .containsExactly(1, 2, 2, 5);
  }

  @Test
  void poolsWhatFallsByItsWeights() {
    assertThat(Isotonic.fit(new double[] {1, 4, 2, 3}, new double[] {1, 1, 3, 1}))
        .containsExactly(new double[] {1, 2.5, 2.5, 3}, within(1e-12));
  }

  @Test
  void neverFallsAndKeepsTheMeanOfAnyNumbers() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int size = random.nextInt(30);
      double[] values = random.doubles(size).toArray();
      double[] weights = random.doubles(size, 0.1, 3).toArray();

      double[] fitted = Isotonic.fit(values, weights);

      double before = 0;
      double after = 0;
      for (int i = 0; i < size; i++) {
        assertThat(i == 0 ? 0 : fitted[i - 1]).isLessThanOrEqualTo(fitted[i]);
        before += weights[i] * values[i];
        after += weights[i] * fitted[i];
      }
      assertThat(after).isCloseTo(before, within(1e-9));
    }
  }
}
