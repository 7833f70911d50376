package io.mahnwerk.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GapTestTest {
  @Test
  void takesAnEvenSpreadForChance() {
    GapTest test = new GapTest();
    for (int n = 0; n < 1_200; n++) {
      test.count("month " + n % 12, n / 12 % 10 == 0);
    }

    assertThat(test.gaps()).isEqualTo(120);
    assertThat(test.systematic()).isFalse();
  }

  @Test
  void findsTheGroupWhereGapsPileUp() {
    GapTest test = new GapTest();
    for (int n = 0; n < 1_200; n++) {
      test.count("month " + n % 12, n % 12 == 7 && n % 2 == 1);
    }

    assertThat(test.systematic()).isTrue();
    assertThat(test.worstGroup()).isEqualTo("month 7");
  }

  @Test
  void cannotTellFromAHandful() {
    GapTest test = new GapTest();
    test.count("a", true);
    test.count("b", false);

    assertThat(test.systematic()).isFalse();
  }

  /** Once in a thousand is the promise; twenty in two thousand would break it. */
  @Test
  void seldomTakesChanceForARule() {
    Random random = new Random(42);
    int alarms = 0;
    for (int file = 0; file < 2_000; file++) {
      GapTest test = new GapTest();
      for (int n = 0; n < 600; n++) {
        test.count("month " + n % 12, random.nextInt(10) == 0);
      }
      alarms += test.systematic() ? 1 : 0;
    }

    assertThat(alarms).isLessThan(10);
  }
}
