package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlausibleAnswersTest {
  /**
   * Under the first hypothesis the day makes no difference; the second one tells two cells apart.
   */
  private static final int[] SEEN = {0, 0};

  private static final int[] UNSEEN = {0, 1};

  @Test
  void takesEveryShareForPlausibleWhereNoNoticeWasSeen() {
    PlausibleAnswers.Range range = range(UNSEEN, new double[] {0, 1}, 30, 100);

    assertThat(share(range.fewest())).isCloseTo(0.05, within(0.001));
    assertThat(share(range.most())).isCloseTo(0.95, within(0.001));
  }

  @Test
  void comesDownToTheShareThatWasSeenOfManyNotices() {
    PlausibleAnswers.Range few = range(SEEN, new double[] {0, 1}, 3, 10);
    PlausibleAnswers.Range many = range(SEEN, new double[] {0, 1}, 3_000, 10_000);

    assertThat(few.fewest()).isLessThan(0.2);
    assertThat(few.most()).isGreaterThan(0.5);
    assertThat(many.fewest()).isCloseTo(0.3, within(0.02)).isLessThan(0.3);
    assertThat(many.most()).isCloseTo(0.3, within(0.02)).isGreaterThan(0.3);
  }

  @Test
  void isAsSureAsTheHypothesesUnderWhichSuchDaysWereSeenAreBelieved() {
    PlausibleAnswers.Range doubted = range(UNSEEN, new double[] {0.5, 0.5}, 3_000, 10_000);
    PlausibleAnswers.Range believed = range(UNSEEN, new double[] {0.95, 0.05}, 3_000, 10_000);

    assertThat(share(doubted.most())).isCloseTo(0.9, within(0.01));
    assertThat(share(doubted.fewest())).isCloseTo(0.1, within(0.01));
    assertThat(believed.most()).isLessThan(0.35);
    assertThat(believed.fewest()).isGreaterThan(0.25);
  }

  @Test
  void hasSeenNothingWhereAModelWasSavedWithoutCounts() {
    ObjectMapper json = new ObjectMapper();
    ObjectNode saved = json.valueToTree(kind(new double[] {0.5, 0.5}, 3_000, 10_000));
    saved.remove(List.of("answered", "exposed"));

    PlausibleAnswers.Range range =
        new PlausibleAnswers(List.of(json.convertValue(saved, Kind.class))).of(0, SEEN);

    assertThat(share(range.most()) - share(range.fewest())).isCloseTo(0.9, within(0.001));
  }

  private static double share(double hazard) {
    return -Math.expm1(-hazard);
  }

  private static PlausibleAnswers.Range range(
      int[] cells, double[] belief, double answered, double exposed) {
    return new PlausibleAnswers(List.of(kind(belief, answered, exposed))).of(0, cells);
  }

  /** All notices fell into the first cell of the second hypothesis. */
  private static Kind kind(double[] belief, double answered, double exposed) {
    double[] none = {0, 0};
    return new Kind(
        0.01,
        none,
        none,
        none,
        new double[][] {{0.3}, {0.3, 0.3}},
        belief,
        new double[][] {{answered}, {answered, 0}},
        new double[][] {{exposed}, {exposed, 0}},
        none,
        none,
        none,
        new double[][] {{0.1}, {0.1, 0.1}},
        belief,
        none);
  }
}
