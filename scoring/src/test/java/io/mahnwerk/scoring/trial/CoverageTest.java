package io.mahnwerk.scoring.trial;

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
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.UnpaidRange;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One item in four is paid after three weeks, the others after thirteen. */
class CoverageTest {
  private static final LocalDate SPLIT = LocalDate.of(2025, 1, 6);
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);

  @Test
  void countsWhatCameBeforeAndAfterTheNamedDays() {
    Coverage coverage = Coverage.of(trial(), new Foreseeing(0.05, 0.05, 0.05));

    assertThat(coverage.cases()).isEqualTo(40);
    assertThat(coverage.earlier()).as("foreseen at 5 %, and 10 % is the first level").isEqualTo(1);
    assertThat(coverage.within()).isCloseTo(0, within(1e-9));
  }

  @Test
  void holdsTheFirstDayAgainstTheMostAnswersThatArePlausible() {
    Coverage coverage = Coverage.of(trial(), new Foreseeing(0.05, 0.05, 0.5));

    assertThat(coverage.earlier()).isZero();
    assertThat(coverage.later()).isZero();
  }

  @Test
  void holdsTheLastDayAgainstTheFewestAnswersThatArePlausible() {
    assertThat(Coverage.of(trial(), new Foreseeing(0.95, 0.95, 0.95)).later()).isEqualTo(1);
    assertThat(Coverage.of(trial(), new Foreseeing(0.5, 0.95, 0.95)).later()).isZero();
  }

  @Test
  void looksAtNoItemOfWhichTheModelNamesNoDays() {
    assertThat(Coverage.of(trial(), new Foreseeing(Doubt.UNTOLD, 0.5, 0.5, 0.5)).cases()).isZero();
  }

  private static Trial trial() {
    PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < 40; n++) {
      history.record(Fixtures.debtor(n, "KONZ", Fixtures.OPENED));
      Clearing paid = new Clearing(SPLIT.plusDays(n % 4 == 0 ? 21 : 90), Clearing.Kind.PAYMENT);
      history.record(
          new ItemHistory(
              Fixtures.itemRef(n, SPLIT),
              Fixtures.debtorRef(n),
              Fixtures.euros(500),
              SPLIT.minusDays(14),
              SPLIT,
              SPLIT.minusDays(14),
              Optional.of(new RecordedClearing(paid, paid.clearedOn())),
              List.of(),
              List.of()));
    }
    return new Trial(history, CONTEXT, SPLIT, SPLIT.plusDays(200));
  }

  /** Foresees the same share to be paid from the first day on, whatever the item. */
  private record Foreseeing(Doubt doubt, double fewest, double expected, double most)
      implements PaymentModel {
    private Foreseeing(double fewest, double expected, double most) {
      this(new Doubt(0.1, 0.9, List.of()), fewest, expected, most);
    }

    @Override
    public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
      return new Seen(this);
    }

    @Override
    public ModelProvenance provenance() {
      return ModelProvenance.ruleOnly("test");
    }
  }

  private record Seen(Foreseeing model) implements AccountOutlook {
    @Override
    public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
      return unpaid(model.expected(), days);
    }

    @Override
    public UnpaidRange plausible(OpenItem item, List<PlannedNotice> path, int days) {
      return new UnpaidRange(
          unpaid(model.fewest(), days), unpaid(item, path, days), unpaid(model.most(), days));
    }

    private static double[] unpaid(double paid, int days) {
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
    public Doubt doubt() {
      return model.doubt();
    }
  }
}
