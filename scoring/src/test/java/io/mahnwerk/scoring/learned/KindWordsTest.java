package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Of 300 companies every third is of each kind; surnames go round among them. */
class KindWordsTest {
  private static final int COMPANIES = 300;
  private static final int SURNAMES = 10;
  private static final double[] SHARES = {1 / 3.0, 1 / 3.0, 1 / 3.0};

  private final double[][] belongs = new double[COMPANIES][3];
  private final List<Set<String>> carried = new ArrayList<>();
  private final KindWords words;

  KindWordsTest() {
    for (int d = 0; d < COMPANIES; d++) {
      belongs[d][d % 3] = 1;
      Set<String> own = new TreeSet<>(Set.of("gmbh", "surname" + d / 3 % SURNAMES));
      if (d % 3 == 0) {
        own.add(d % 2 == 0 ? "stadtwerke" : "wasserverband");
      } else if (d % 3 == 1) {
        own.add("software");
      }
      carried.add(own);
    }
    carried.get(0).add("rare");
    words = KindWords.fit(carried, belongs);
  }

  @Test
  void keepsWordsThatTellKindsApartAndNoSurnames() {
    assertThat(words.words()).containsExactly("software", "stadtwerke", "wasserverband");
  }

  @Test
  void knowsANewcomerByItsWords() {
    double[] told = words.probabilities(SHARES, Set.of("gmbh", "wasserverband", "surname11"));

    assertThat(Arrays.stream(told).sum()).isCloseTo(1, within(1e-9));
    assertThat(told[0]).isGreaterThan(0.85).isLessThan(0.98);
  }

  @Test
  void takesTheLackOfWordsForAHint() {
    assertThat(words.probabilities(SHARES, Set.of("gmbh"))[2]).isGreaterThan(0.5);
  }

  @Test
  void learnsNothingFromWordsThatGoRoundAmongAllKinds() {
    List<Set<String>> names = new ArrayList<>();
    for (int d = 0; d < COMPANIES; d++) {
      names.add(Set.of("surname" + d / 3 % SURNAMES));
    }
    KindWords nothing = KindWords.fit(names, belongs);

    assertThat(nothing.words()).isEmpty();
    assertThat(nothing.probabilities(SHARES, names.get(0))).containsExactly(SHARES);
  }

  @Test
  void saysNothingWhereThereIsOneKindOnly() {
    assertThat(KindWords.fit(List.of(Set.of("gmbh")), new double[][] {{1}}))
        .isEqualTo(KindWords.NONE);
  }
}
