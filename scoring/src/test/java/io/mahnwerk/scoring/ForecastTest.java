package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 2);

  @Test
  void namesTheDaysOnWhichTheLevelsAreReached() {
    ExpectedPayment expected =
        forecast(unpaid(0.95, 0.89, 0.6, 0.5, 0.3, 0.04), new Doubt(0.05, 0.95, List.of()))
            .expected();

    assertThat(expected.from()).contains(AS_OF.plusDays(1));
    assertThat(expected.middle()).contains(AS_OF.plusDays(4));
    assertThat(expected.until()).contains(AS_OF.plusDays(6));
  }

  @Test
  void namesNoDayBeyondWhatWasLookedAt() {
    ExpectedPayment expected = forecast(unpaid(0.99), new Doubt(0.1, 0.9, List.of())).expected();

    assertThat(expected.from()).contains(AS_OF.plusDays(30));
    assertThat(expected.middle()).isEmpty();
    assertThat(expected.until()).isEmpty();
  }

  @Test
  void namesNoSpanForAModelThatWasNeverHeldAgainstLaterPayments() {
    ExpectedPayment expected = forecast(unpaid(0.4, 0.05), Doubt.UNTOLD).expected();

    assertThat(expected.isTold()).isFalse();
    assertThat(expected.middle()).contains(AS_OF.plusDays(1));
    assertThat(expected.until()).isEmpty();
  }

  @Test
  void widensTheProbabilityByTheBandItFallsInto() {
    Doubt doubt =
        new Doubt(0.1, 0.9, List.of(new Doubt.Band(0.3, 0.01, 0.5), new Doubt.Band(1, 0.4, 0.02)));
    Forecast low = forecast(unpaid(0.8), doubt);
    Forecast high = forecast(unpaid(0.5), doubt);
    Forecast alone = forecast(unpaid(0.8), new Doubt(0.1, 0.9, List.of()));

    assertThat(low.probability()).isEqualTo(alone.probability());
    assertThat(low.high()).isEqualTo(low.probability() + 0.5).isGreaterThan(alone.high());
    assertThat(low.low()).isEqualTo(low.probability() - 0.01).isLessThan(alone.low());
    assertThat(high.low()).isEqualTo(high.probability() - 0.4);
  }

  private static Forecast forecast(double[] unpaid, Doubt doubt) {
    return Forecast.of(unpaid, new Doubting(doubt), AS_OF);
  }

  /** From 1 on the first day; the last value stays to the thirtieth. */
  private static double[] unpaid(double... from) {
    double[] unpaid = new double[31];
    Arrays.fill(unpaid, from[from.length - 1]);
    unpaid[0] = 1;
    System.arraycopy(from, 0, unpaid, 1, from.length);
    return unpaid;
  }

  /** Much is known of the debtor. */
  private record Doubting(Doubt doubt) implements AccountOutlook {
    @Override
    public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
      return new double[days + 1];
    }

    @Override
    public double complaint(OpenItem item, PlannedNotice notice) {
      return 0;
    }

    @Override
    public int evidence() {
      return 1_000_000;
    }
  }
}
