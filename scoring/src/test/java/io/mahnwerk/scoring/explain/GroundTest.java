package io.mahnwerk.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.scoring.features.Feature;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroundTest {
  @Test
  void keepsTheTimeOfAPaymentApartFromTheDebtorsHabit() {
    assertThat(Ground.of(Feature.BD_TO_MONTH_END)).isEqualTo(Ground.TIME_OF_MONTH);
    assertThat(Ground.of(Feature.S1_BD_TO_MONTH_END)).isEqualTo(Ground.TIME_OF_MONTH);
    assertThat(Ground.of(Feature.H_MONTH_END)).isEqualTo(Ground.OWN_PAYMENTS);
    assertThat(Ground.of(Feature.DAYS_TO_QUARTER)).isEqualTo(Ground.TIME_OF_QUARTER);
    assertThat(Ground.of(Feature.S1_BD_OF_QUARTER)).isEqualTo(Ground.TIME_OF_QUARTER);
    assertThat(Ground.of(Feature.H_QUARTER_START)).isEqualTo(Ground.OWN_PAYMENTS);
  }

  @Test
  void namesTheNoticeTheDebtorAndTheInvoice() {
    assertThat(Ground.of(Feature.S1_ANSWER)).isEqualTo(Ground.NOTICE_DAY);
    assertThat(Ground.of(Feature.DAYS_SINCE_LAST_NOTICE)).isEqualTo(Ground.NOTICE_DAY);
    assertThat(Ground.of(Feature.DAYS_OVERDUE)).isEqualTo(Ground.OVERDUE_DAYS);
    assertThat(Ground.of(Feature.DUE_WEEKDAY)).isEqualTo(Ground.WEEKDAY);
    assertThat(Ground.of(Feature.TYPE_3)).isEqualTo(Ground.LIKE_DEBTORS);
    assertThat(Ground.of(Feature.LOG_AMOUNT)).isEqualTo(Ground.INVOICE);
    assertThat(Ground.of(Feature.TERMS_DAYS)).isEqualTo(Ground.INVOICE);
  }

  @Test
  void takesAColumnBeyondTheKnownFeaturesForDataAboutTheDebtor() {
    assertThat(Ground.of(Feature.values().length + 3)).isEqualTo(Ground.LIKE_DEBTORS);
  }

  @Test
  void losesNothingWhenItAddsUp() {
    double[] values = new double[Feature.values().length + 2];
    Arrays.setAll(values, f -> f * 0.5 - 3);

    Map<Ground, Double> sums = Ground.sums(values);

    assertThat(sums.values().stream().mapToDouble(Double::doubleValue).sum())
        .isEqualTo(Arrays.stream(values).sum());
    assertThat(sums).containsOnlyKeys(Ground.values());
  }
}
