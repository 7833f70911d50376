package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaymentRanksTest {
  @Test
  void countsPaymentsBeforeAndAfterALevel() {
    PaymentRanks ranks = new PaymentRanks();
    for (int i = 0; i < 10; i++) {
      ranks.paid(0.1 * i, 0.1 * i + 0.05);
    }

    assertThat(ranks.earlier(0.2)).isCloseTo(0.2, within(1e-9));
    assertThat(ranks.later(0.85)).isCloseTo(0.1, within(1e-9));
    assertThat(ranks.earlier(0)).isZero();
    assertThat(ranks.later(1)).isZero();
  }

  /** Of four, one is lost at 0.3: the two that are left then stand for three. */
  @Test
  void letsTheOthersStandForAnItemThatIsStillOpen() {
    PaymentRanks ranks = new PaymentRanks();
    ranks.paid(0.2, 0.2);
    ranks.open(0.3);
    ranks.paid(0.5, 0.5);
    ranks.paid(0.9, 0.9);

    assertThat(ranks.earlier(0.4)).isCloseTo(0.25, within(1e-9));
    assertThat(ranks.later(0.6)).isCloseTo(0.375, within(1e-9));
  }

  @Test
  void asksForNoMoreThanTheStatedLevelsOfAModelThatIsRight() {
    Doubt doubt = ranks(rank -> rank).doubt(1_000_000, List.of());

    assertThat(doubt.early()).isBetween(0.09, 0.1);
    assertThat(doubt.late()).isBetween(0.9, 0.91);
  }

  @Test
  void widensAModelThatIsTooSureOnBothSides() {
    Doubt doubt =
        ranks(rank -> rank < 0.5 ? 2 * rank * rank : 1 - 2 * (1 - rank) * (1 - rank))
            .doubt(1_000_000, List.of());

    assertThat(doubt.early()).isCloseTo(0.02, within(0.005));
    assertThat(doubt.late()).isCloseTo(0.98, within(0.005));
  }

  @Test
  void isWiderTheFewerDebtorsStandBehindIt() {
    PaymentRanks ranks = ranks(rank -> rank * rank);

    assertThat(ranks.doubt(40, List.of()).early())
        .isLessThan(ranks.doubt(4_000, List.of()).early());
    assertThat(ranks.doubt(8, List.of())).isEqualTo(Doubt.UNTOLD);
  }

  @Test
  void namesNoLastDayWhereTooFewPaymentsAreKnown() {
    PaymentRanks ranks = new PaymentRanks();
    for (int i = 0; i < 100; i++) {
      ranks.paid(0.3, 0.4);
      ranks.open(0.6);
    }

    assertThat(ranks.doubt(100, List.of()).late()).isEqualTo(1);
  }

  private static PaymentRanks ranks(java.util.function.DoubleUnaryOperator spread) {
    Random random = new Random(7);
    PaymentRanks ranks = new PaymentRanks();
    for (int i = 0; i < 20_000; i++) {
      double rank = spread.applyAsDouble(random.nextDouble());
      ranks.paid(rank, rank);
    }
    return ranks;
  }
}
