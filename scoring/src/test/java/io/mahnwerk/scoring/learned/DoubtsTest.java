package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PaymentRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Debtors pay at paces of their own, and a model foresees the same of all: it is too sure. */
class DoubtsTest {
  private static final int DAYS = 180;
  private static final int ITEMS = 3;
  private static final double FORESEEN = 0.03;

  @Test
  void coversWhatComesLaterWhereTheBareModelDoesNot() {
    Doubt doubt = fitted(400, 1).known();
    PaymentRanks later = ranks(items(400, 2, 1));

    assertThat(later.earlier(Doubt.MISSED)).isGreaterThan(0.12);
    assertThat(later.later(1 - Doubt.MISSED)).isGreaterThan(0.12);
    assertThat(later.earlier(doubt.early())).isLessThan(Doubt.MISSED);
    assertThat(later.later(doubt.late())).isLessThan(Doubt.MISSED);
    assertThat(doubt.late()).isLessThan(1);
  }

  @Test
  void doesNotCoverAWorldThatHasChanged() {
    Doubt doubt = fitted(400, 1).known();

    assertThat(ranks(items(400, 2, 0.2)).later(doubt.late())).isGreaterThan(0.3);
    assertThat(ranks(items(400, 2, 5)).earlier(doubt.early())).isGreaterThan(0.2);
  }

  @Test
  void tellsHowFarProbabilitiesWereOff() {
    List<Doubt.Band> bands = fitted(400, 1).known().bands();

    assertThat(bands).isNotEmpty();
    assertThat(bands.get(bands.size() - 1).upTo()).isEqualTo(1);
    assertThat(bands).allMatch(band -> band.below() > 0 && band.above() >= 0);
  }

  @Test
  void saysOfNewDebtorsWhatItSawOfThemAndElseWhatItSawOfAll() {
    List<Followed> items = new ArrayList<>(items(100, 1, 1));
    Doubts alone = DoubtFit.fit(items, UnaryOperator.identity());
    items.addAll(withoutEvidence(items(100, 3, 0.3)));
    Doubts both = DoubtFit.fit(items, UnaryOperator.identity());

    assertThat(alone.fresh()).isEqualTo(alone.known());
    assertThat(both.fresh()).isNotEqualTo(both.known());
    assertThat(both.of(2)).isEqualTo(both.fresh());
    assertThat(both.of(3)).isEqualTo(both.known());
  }

  @Test
  void saysNothingFromAHandfulOfDebtors() {
    assertThat(fitted(29, 1)).isEqualTo(Doubts.UNTOLD);
  }

  private static Doubts fitted(int debtors, long seed) {
    return DoubtFit.fit(items(debtors, seed, 1), calibration -> Calibration.NONE);
  }

  private static PaymentRanks ranks(List<Followed> items) {
    PaymentRanks ranks = new PaymentRanks();
    for (Followed one : items) {
      double[] unpaid = one.unpaid(Calibration.NONE);
      int end = one.fate().end();
      if (one.fate().paid()) {
        ranks.paid(1 - unpaid[end - 1], 1 - unpaid[end]);
      } else {
        ranks.open(1 - unpaid[end]);
      }
    }
    return ranks;
  }

  /**
   * @param pace by how much all pay sooner than was foreseen
   */
  private static List<Followed> items(int debtors, long seed, double pace) {
    Random random = new Random(seed);
    List<Followed> items = new ArrayList<>();
    for (int d = 0; d < debtors; d++) {
      double hazard = Math.min(0.9, pace * FORESEEN * Math.exp(random.nextGaussian()));
      for (int i = 0; i < ITEMS; i++) {
        int days = 1;
        while (days < DAYS && random.nextDouble() >= hazard) {
          days++;
        }
        items.add(item(d, 10, new Followed.Fate(0, days, days < DAYS, true)));
      }
    }
    return items;
  }

  private static List<Followed> withoutEvidence(List<Followed> items) {
    return items.stream()
        .map(i -> new Followed(i.debtor(), 0, i.states(), i.hazards(), i.fate()))
        .toList();
  }

  private static Followed item(int debtor, int evidence, Followed.Fate fate) {
    NoticeState[] states = new NoticeState[DAYS + 1];
    Arrays.fill(states, NoticeState.UNPROMPTED);
    double[] hazards = new double[DAYS + 1];
    Arrays.fill(hazards, FORESEEN);
    hazards[0] = Double.NaN;
    return new Followed(Fixtures.debtorRef(debtor), evidence, states, hazards, fate);
  }
}
