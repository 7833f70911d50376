package io.mahnwerk.scoring.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedClearing;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
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
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.file.Finding;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final LocalDate SPLIT = LocalDate.of(2025, 1, 6);
  private static final LocalDate UP_TO = SPLIT.plusDays(200);
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);

  private final PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));

  @Test
  void looksAtEachItemOnceOnTheFirstMondayItIsOverdue() {
    item(1, SPLIT, Optional.of(20));

    List<TrialCase> cases = trial().cases();

    assertThat(cases).hasSize(1);
    assertThat(cases.get(0).asOf()).isEqualTo(SPLIT.plusDays(7));
    assertThat(cases.get(0).unpaid()).isFalse();
    assertThat(cases.get(0).days()).isEqualTo(13);
  }

  @Test
  void leavesOutWhatWasPaidInTimeOrCannotBeToldYet() {
    item(1, SPLIT, Optional.of(0));
    item(2, UP_TO.minusDays(30), Optional.empty());
    item(3, SPLIT.minusDays(30), Optional.empty());

    assertThat(trial().cases()).isEmpty();
  }

  @Test
  void leavesOutWhatWasReversed() {
    ended(1, SPLIT, new Clearing(SPLIT.plusDays(20), Clearing.Kind.REVERSAL));

    assertThat(trial().cases()).isEmpty();
  }

  @Test
  void usesNoNoticeThatWasNotRecordedYet() {
    item(1, SPLIT, Optional.of(40));

    TrialCase one = trial().cases().get(0);

    assertThat(one.item().dunning().level()).isEqualTo(DunningLevel.NONE);
    assertThat(one.formerPath())
        .extracting(PlannedNotice::day)
        .startsWith(LocalDate.of(2025, 1, 21));
  }

  @Test
  void learnsTheBaselinesFromWhatHadEndedBeforeEachCase() {
    for (int n = 0; n < 40; n++) {
      item(n % 2, SPLIT.minusDays(200 - 3L * n), n % 2 == 0 ? Optional.of(20) : Optional.of(90));
    }
    item(0, SPLIT.plusDays(60), Optional.of(20));
    item(1, SPLIT.plusDays(60), Optional.of(90));

    Trial trial = trial();
    double sure = trial.debtorMean().foreseen().get(0).late();
    double slow = trial.debtorMean().foreseen().get(1).late();

    assertThat(sure).isLessThan(0.2);
    assertThat(slow).isGreaterThan(0.8);
    assertThat(trial.formerSchedule().foreseen().get(0).late()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void takesAModelThatKnowsMoreThanTheDebtorsMean() {
    many();
    Trial trial = trial();

    List<Finding> findings = Gate.against(trial, trial.of(knowing(0.95)), Optional.empty());

    assertThat(findings).isEmpty();
  }

  @Test
  void refusesAModelThatKnowsLessAndSaysTheFigures() {
    many();
    Trial trial = trial();

    List<Finding> findings = Gate.against(trial, trial.of(saying(i -> 0.1)), Optional.empty());

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly("worse-than-debtor-mean", "worse-than-former-schedule");
    assertThat(findings.get(0).english())
        .matches(
            "on later payments it is no better than the shrunk mean of each debtor: error"
                + " 0\\.\\d{4}, not below 0\\.\\d{4}");
    assertThat(findings.get(0).german())
        .contains("Debitormittelwert: Fehler 0,", ", nicht unter 0,");
  }

  @Test
  void refusesAModelThatIsNoBetterThanTheOneThatStands() {
    many();
    Trial trial = trial();
    Trial.Outcome standing = trial.of(knowing(0.95));

    assertThat(Gate.against(trial, trial.of(knowing(0.9)), Optional.of(standing)))
        .extracting(Finding::code)
        .containsExactly("worse-than-standing");
    assertThat(Gate.against(trial, standing, Optional.of(standing)))
        .extracting(Finding::code)
        .containsExactly("worse-than-standing");
    assertThat(Gate.against(trial, trial.of(knowing(0.99)), Optional.of(standing))).isEmpty();
  }

  @Test
  void refusesToJudgeByTooFewCases() {
    item(1, SPLIT, Optional.of(20));
    Trial trial = trial();

    assertThat(Gate.against(trial, trial.of(knowing(0.99)), Optional.empty()))
        .extracting(Finding::english)
        .containsExactly(
            "overdue items from 2025-01-06 on to try it on: 1, at least 100 are needed");
  }

  @Test
  void wantsATenthMorePaymentsBeforeItTrainsAgain() {
    assertThat(Gate.tooLittleNew(9, 100)).isPresent();
    assertThat(Gate.tooLittleNew(10, 100)).isEmpty();
    assertThat(Gate.tooLittleNew(10, 101)).isPresent();
  }

  @Test
  void countsTheCasesOfOneDebtorAsOneInTheStandardError() {
    many();
    Trial trial = trial();
    Trial.Difference none = trial.debtorMean().brierLess(trial.debtorMean());
    Trial.Difference better = trial.of(knowing(0.95)).brierLess(trial.debtorMean());

    assertThat(none.mean()).isZero();
    assertThat(none.standardError()).isZero();
    assertThat(better.mean()).isNegative();
    assertThat(better.standardError()).isPositive();
  }

  @Test
  void putsEachForecastIntoTheBinOfItsTenth() {
    many();
    Trial trial = trial();

    List<ReliabilityBin> bins = ReliabilityBin.of(trial.of(knowing(0.95)));

    assertThat(bins).hasSize(2);
    assertThat(bins.get(0).foreseen()).isCloseTo(0.05, within(1e-9));
    assertThat(bins.get(0).came()).isZero();
    assertThat(bins.get(1).foreseen()).isCloseTo(0.95, within(1e-9));
    assertThat(bins.get(1).came()).isEqualTo(1);
    assertThat(bins.stream().mapToInt(ReliabilityBin::cases).sum()).isEqualTo(trial.cases().size());
  }

  @Test
  void showsTheSlicesThatAreLargeEnough() {
    many();
    Trial trial = trial();

    List<Slice> slices = Slice.of(trial.of(knowing(0.95)), trial.debtorMean());

    assertThat(slices).extracting(Slice::name).contains("KONZ", "UNDER_1000", "KNOWN");
    assertThat(slices).allSatisfy(s -> assertThat(s.cases()).isGreaterThanOrEqualTo(20));
  }

  /** Half of the items is paid after 20 days and half after 90, by a debtor's turns. */
  private void many() {
    for (int n = 0; n < 40; n++) {
      for (int k = -10; k < 10; k++) {
        int days = (n + k) % 2 == 0 ? 20 : 90;
        item(n, SPLIT.plusDays(14L * k + n % 7), Optional.of(days));
      }
    }
  }

  @Test
  void countsHowOftenPaymentCameByTheDaysThatAModelNamed() {
    item(1, SPLIT, Optional.of(20));
    item(2, SPLIT, Optional.of(90));
    item(3, SPLIT, Optional.of(25));

    SpanCheck half = SpanCheck.of(trial(), saying(item -> 0.6));
    SpanCheck never = SpanCheck.of(trial(), saying(item -> 0.05));

    assertThat(half.middle()).isEqualTo(new SpanCheck.Share(3, 0));
    assertThat(never.early()).isEqualTo(new SpanCheck.Share(0, 0));
  }

  private Trial trial() {
    return new Trial(history, CONTEXT, SPLIT, UP_TO);
  }

  private void item(int debtor, LocalDate due, Optional<Integer> paidAfter) {
    Optional<Clearing> paid =
        paidAfter.map(days -> new Clearing(due.plusDays(days), Clearing.Kind.PAYMENT));
    record(debtor, due, paid);
  }

  private void ended(int debtor, LocalDate due, Clearing clearing) {
    record(debtor, due, Optional.of(clearing));
  }

  private void record(int debtor, LocalDate due, Optional<Clearing> clearing) {
    history.record(Fixtures.debtor(debtor, "KONZ", Fixtures.OPENED));
    LocalDate notice = due.plusDays(15);
    history.record(
        new ItemHistory(
            Fixtures.itemRef(debtor, due),
            Fixtures.debtorRef(debtor),
            Fixtures.euros(500),
            due.minusDays(14),
            due,
            due.minusDays(14),
            clearing.map(c -> new RecordedClearing(c, c.clearedOn())),
            List.of(new RecordedNotice(notice, new DunningLevel(1), Optional.empty(), notice)),
            List.of()));
  }

  /** Foresees the right thing with this probability, by looking into the history. */
  private PaymentModel knowing(double sure) {
    return saying(
        item ->
            history
                    .find(item.debtor(), item.ref())
                    .orElseThrow()
                    .cleared()
                    .filter(c -> c.clearing().clearedOn().isBefore(item.netDueDate().plusDays(38)))
                    .isPresent()
                ? sure
                : 1 - sure);
  }

  private static PaymentModel saying(ToDoubleFunction<OpenItem> paid) {
    return new PaymentModel() {
      @Override
      public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
        return new AccountOutlook() {
          @Override
          public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
            double[] unpaid = new double[days + 1];
            Arrays.fill(unpaid, 1 - paid.applyAsDouble(item));
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
        };
      }

      @Override
      public ModelProvenance provenance() {
        return ModelProvenance.ruleOnly("test");
      }
    };
  }
}
