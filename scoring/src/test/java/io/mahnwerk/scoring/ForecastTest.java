package io.mahnwerk.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  @Test
  void reachesAsFarAsIsPlausibleOfNotices() {
    UnpaidRange range =
        new UnpaidRange(
            unpaid(0.99, 0.9, 0.8, 0.02), unpaid(0.9, 0.6, 0.4, 0.01), unpaid(0.8, 0.5, 0.02));
    Forecast told = forecast(range, new Doubt(0.15, 0.9, List.of()));

    assertThat(told.expected().from()).contains(AS_OF.plusDays(1));
    assertThat(told.expected().until()).contains(AS_OF.plusDays(4));
  }

  @Test
  void widensTheProbabilityToWhatIsPlausibleOfNotices() {
    Doubt doubt = new Doubt(0.1, 0.9, List.of(new Doubt.Band(1, 0.2, 0.2)));
    UnpaidRange wide = new UnpaidRange(unpaid(0.95), unpaid(0.6), unpaid(0.1));
    UnpaidRange narrow = new UnpaidRange(unpaid(0.65), unpaid(0.6), unpaid(0.55));

    assertThat(forecast(wide, doubt).low()).isCloseTo(0.05, within(1e-9));
    assertThat(forecast(wide, doubt).high()).isCloseTo(0.9, within(1e-9));
    assertThat(forecast(narrow, doubt).low()).isCloseTo(0.2, within(1e-9));
    assertThat(forecast(narrow, doubt).high()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void namesNoMiddleWhereNoticesOnSuchDaysAreHardlyKnown() {
    UnpaidRange known = new UnpaidRange(unpaid(0.8, 0.7), unpaid(0.8, 0.45), unpaid(0.5, 0.25));
    UnpaidRange unknown = new UnpaidRange(unpaid(0.8, 0.7), unpaid(0.8, 0.45), unpaid(0.5, 0.15));

    assertThat(forecast(known, Doubt.UNTOLD).tried()).isTrue();
    assertThat(forecast(known, Doubt.UNTOLD).expected().middle()).contains(AS_OF.plusDays(2));
    assertThat(forecast(unknown, Doubt.UNTOLD).tried()).isFalse();
    assertThat(forecast(unknown, Doubt.UNTOLD).expected().middle()).isEmpty();
  }

  private static Forecast forecast(double[] unpaid, Doubt doubt) {
    return forecast(new UnpaidRange(unpaid, unpaid, unpaid), doubt);
  }

  private static Forecast forecast(UnpaidRange range, Doubt doubt) {
    return Forecast.of(
        new Doubting(range, doubt), Fixtures.invoice(1, AS_OF, "100.00"), List.of(), AS_OF);
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
  private record Doubting(UnpaidRange range, Doubt doubt) implements AccountOutlook {
    @Override
    public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
      return range.expected();
    }

    @Override
    public UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
      return range;
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
