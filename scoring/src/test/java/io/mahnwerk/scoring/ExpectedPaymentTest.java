package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedPaymentTest {
  @Test
  void namesTheFirstDaysByWhichPaymentIsThatLikely() {
    ExpectedPayment expected =
        ExpectedPayment.of(new double[] {1, 0.95, 0.89, 0.6, 0.5, 0.3, 0.1, 0.05});

    assertThat(expected.early()).hasValue(2);
    assertThat(expected.middle()).hasValue(4);
    assertThat(expected.late()).hasValue(6);
  }

  @Test
  void namesNoDayBeyondWhatWasLookedAt() {
    ExpectedPayment expected = ExpectedPayment.of(new double[] {1, 0.8, 0.6});

    assertThat(expected.early()).hasValue(1);
    assertThat(expected.middle()).isEmpty();
    assertThat(expected.late()).isEmpty();
  }
}
