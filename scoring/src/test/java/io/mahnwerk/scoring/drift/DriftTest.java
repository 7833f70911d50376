package io.mahnwerk.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.Feature;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final LocalDate TRAINED = LocalDate.of(2025, 6, 2);
  private static final LocalDate TODAY = TRAINED.plusDays(119);
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);

  private final PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
  private final Random random = new Random(3);

  @Test
  void measuresTheStabilityIndexOfAKnownExample() {
    Bins bins = new Bins(List.of(1.0), List.of(0.5, 0.5, 0.0));
    List<Float> values = List.of(0f, 2f, 2f, 2f);

    double psi = bins.psi(values);

    assertThat(psi).isCloseTo(-0.25 * Math.log(0.5) + 0.25 * Math.log(1.5), within(1e-9));
  }

  @Test
  void dividesValuesIntoTenthsAndKeepsMissingOnesApart() {
    List<Float> values =
        IntStream.range(0, 110).mapToObj(i -> i < 10 ? Float.NaN : (float) i).toList();

    Bins bins = Bins.of(values);

    assertThat(bins.edges()).hasSize(9);
    assertThat(bins.shares()).hasSize(11);
    assertThat(bins.shares().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(bins.shares().get(10)).isCloseTo(10 / 110.0, within(1e-12));
    assertThat(bins.psi(values)).isZero();
  }

  @Test
  void takesAFewBinsWhereValuesRepeat() {
    Bins bins = Bins.of(List.of(1f, 1f, 1f, 1f, 2f, 2f));

    assertThat(bins.edges()).containsExactly(2.0);
    assertThat(Bins.of(List.of()).shares()).containsExactly(0.0, 0.0);
  }

  @Test
  void readsTheUsualBounds() {
    assertThat(DriftLevel.of(0.05)).isEqualTo(DriftLevel.OK);
    assertThat(DriftLevel.of(0.1)).isEqualTo(DriftLevel.LOOK);
    assertThat(DriftLevel.of(0.25)).isEqualTo(DriftLevel.LOOK);
    assertThat(DriftLevel.of(0.26)).isEqualTo(DriftLevel.FALL_BACK);
  }

  @Test
  void staysCalmWhileNothingChanges() {
    items(TRAINED.minusDays(220), TODAY, 500, 20);

    DriftReport report = report(0.8);

    assertThat(report.items()).isGreaterThanOrEqualTo(DriftReport.LEAST_ITEMS);
    assertThat(report.level()).isEqualTo(DriftLevel.OK);
    assertThat(report.cause()).isEmpty();
  }

  @Test
  void fallsBackWhenAmountsAreOfAnotherKind() {
    items(TRAINED.minusDays(220), TRAINED, 500, 20);
    items(TRAINED, TODAY, 9_000, 20);

    DriftReport report = report(0.8);

    assertThat(report.features().get(0).name()).isEqualTo("log_amount");
    assertThat(report.level()).isEqualTo(DriftLevel.FALL_BACK);
    assertThat(report.cause()).contains("log_amount");
  }

  @Test
  void staysCalmWhileOtherDaysOfTheMonthComeUp() {
    items(TRAINED.minusDays(220), TRAINED, 500, 20);
    TRAINED
        .datesUntil(TODAY)
        .filter(due -> due.getDayOfMonth() <= 20)
        .forEach(due -> items(due, due.plusDays(1), 500, 20));

    DriftReport report = report(0.8);

    assertThat(report.items()).isGreaterThanOrEqualTo(DriftReport.LEAST_ITEMS);
    assertThat(report.level()).isEqualTo(DriftLevel.OK);
  }

  @Test
  void fallsBackWhenFarLessIsPaidThanExpected() {
    items(TRAINED.minusDays(220), TRAINED, 500, 20);
    items(TRAINED, TODAY, 500, 80);

    DriftReport report = report(0.8);

    assertThat(report.payments()).isEqualTo(DriftLevel.FALL_BACK);
    assertThat(report.cause()).contains("payments");
    assertThat(report.weeks()).hasSizeGreaterThan(5);
  }

  @Test
  void doesNotStopBecauseMoreIsPaidThanExpected() {
    items(TRAINED.minusDays(220), TODAY, 500, 20);

    assertThat(report(0.4).payments()).isEqualTo(DriftLevel.OK);
  }

  @Test
  void saysThatItCannotTellFromAFewItems() {
    for (int n = 0; n < 30; n++) {
      item(n, TODAY.minusDays(40), 500, 20);
    }

    DriftReport report = report(0.8);

    assertThat(report.level()).isEqualTo(DriftLevel.UNKNOWN);
    assertThat(report.cause()).isEmpty();
  }

  private DriftReport report(double paid) {
    DriftWatch watch = new DriftWatch(history, CONTEXT, new Saying(paid));
    return watch.report(watch.reference(TRAINED), TODAY);
  }

  /** Six items a day, all paid after so many days. */
  private void items(LocalDate from, LocalDate to, double amount, int paidAfter) {
    from.datesUntil(to)
        .forEach(
            due -> {
              for (int n = 0; n < 6; n++) {
                item(n + 6 * (due.getDayOfYear() % 7), due, amount, paidAfter);
              }
            });
  }

  private void item(int debtor, LocalDate due, double amount, int paidAfter) {
    history.record(Fixtures.debtor(debtor, "KONZ", Fixtures.OPENED));
    LocalDate paid = due.plusDays(paidAfter);
    Optional<RecordedClearing> cleared =
        paid.isBefore(TODAY)
            ? Optional.of(new RecordedClearing(new Clearing(paid, Clearing.Kind.PAYMENT), paid))
            : Optional.empty();
    history.record(
        new ItemHistory(
            Fixtures.itemRef(debtor, due),
            Fixtures.debtorRef(debtor),
            Fixtures.euros(amount * Math.exp(0.5 * random.nextGaussian())),
            due.minusDays(14),
            due,
            due.minusDays(14),
            cleared,
            List.of(),
            List.of()));
  }

  /** Foresees the same for everything and sees the amount and the due date alone. */
  private record Saying(double paid) implements PaymentModel {
    @Override
    public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
      return new AccountOutlook() {
        @Override
        public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
          double[] unpaid = new double[days + 1];
          Arrays.fill(unpaid, 1 - paid);
          unpaid[0] = 1;
          return unpaid;
        }

        @Override
        public double complaint(OpenItem item, PlannedNotice notice) {
          return 0;
        }

        @Override
        public int evidence() {
          return 10;
        }

        @Override
        public float[] features(OpenItem item) {
          float[] row = new float[Feature.values().length];
          Arrays.fill(row, Float.NaN);
          row[Feature.LOG_AMOUNT.ordinal()] =
              (float) Math.log1p(item.openAmount().amount().doubleValue());
          row[Feature.DUE_WEEKDAY.ordinal()] = item.netDueDate().getDayOfWeek().getValue();
          row[Feature.DUE_DAY_OF_MONTH.ordinal()] = item.netDueDate().getDayOfMonth();
          return row;
        }
      };
    }

    @Override
    public ModelProvenance provenance() {
      return ModelProvenance.ruleOnly("test");
    }
  }
}
