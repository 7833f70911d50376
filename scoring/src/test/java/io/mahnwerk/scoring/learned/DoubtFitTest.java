package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.PlantedWorld.Payer;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.drift.DriftLevel;
import io.mahnwerk.scoring.drift.DriftReference;
import io.mahnwerk.scoring.drift.DriftWatch;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.trial.Coverage;
import io.mahnwerk.scoring.trial.Trial;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The days that a model names are held against payments that came after its training. */
class DoubtFitTest {
  private static final int DEBTORS = 150;
  private static final LocalDate TRAINED = PlantedWorld.END.minusDays(190);
  private static final TrainingSettings SMALL = new TrainingSettings(3, 10, 3, 400_000, 7);
  private static final SegmentRules RULES = SegmentRules.standard();
  private static final AdviceContext CONTEXT =
      new AdviceContext(
          Fixtures.procedures(), PlantedWorld.RUNS, PlantedWorld.CALENDAR, AdviceSettings.DEFAULT);

  private static final double STATED = 1 - 2 * Doubt.MISSED;

  /** Twice the standard error of a share over so many debtors. */
  private static final double LUCK = 2 * Math.sqrt(STATED * (1 - STATED) / DEBTORS);

  private static PaymentHistory asBefore;
  private static PaymentHistory changed;
  private static TrainedModel model;

  @BeforeAll
  static void train() {
    asBefore = history(false);
    changed = history(true);
    model = new PacedTraining(CONTEXT, RULES, SMALL).train(asBefore, TRAINED).orElseThrow();
  }

  @Test
  void namesDaysThatHoldOnLaterPayments() {
    Coverage coverage = coverage(asBefore);

    assertThat(coverage.cases()).isGreaterThan(100);
    assertThat(coverage.within()).as(coverage.toString()).isGreaterThan(STATED - LUCK);
  }

  @Test
  void missesInAWorldThatHasChangedAndDriftSaysSo() {
    Coverage coverage = coverage(changed);

    assertThat(coverage.within()).as(coverage.toString()).isLessThan(STATED - LUCK);
    assertThat(coverage.later()).isGreaterThan(3 * Doubt.MISSED);
    assertThat(drift(changed)).isEqualTo(DriftLevel.FALL_BACK);
    assertThat(drift(asBefore)).isNotEqualTo(DriftLevel.FALL_BACK);
  }

  private static Coverage coverage(PaymentHistory history) {
    return Coverage.of(new Trial(history, CONTEXT, TRAINED, PlantedWorld.END), foreseeing(history));
  }

  private static DriftLevel drift(PaymentHistory history) {
    DriftReference reference =
        new DriftWatch(asBefore, CONTEXT, foreseeing(asBefore)).reference(TRAINED);
    return new DriftWatch(history, CONTEXT, foreseeing(history))
        .report(reference, PlantedWorld.END)
        .payments();
  }

  private static LearnedPaymentModel foreseeing(PaymentHistory history) {
    return new LearnedPaymentModel(model, history, PlantedWorld.CALENDAR, RULES);
  }

  /**
   * @param fewerPay whether most items that fall due after the training are not paid any more
   */
  private static PaymentHistory history(boolean fewerPay) {
    PlantedWorld world = new PlantedWorld();
    PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < DEBTORS; n++) {
      Payer payer = Payer.of(n, 1);
      history.record(Fixtures.debtor(payer));
      PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, 1).stream()
          .map(item -> world.record(item, 0.4))
          .map(item -> fewerPay && !item.netDueDate().isBefore(TRAINED) ? seldomPaid(item) : item)
          .forEach(history::record);
    }
    return history;
  }

  private static ItemHistory seldomPaid(ItemHistory item) {
    boolean paid = item.netDueDate().getDayOfYear() % 4 == 0;
    return new ItemHistory(
        item.ref(),
        item.debtor(),
        item.amount(),
        item.documentDate(),
        item.netDueDate(),
        item.recordedOn(),
        item.cleared().filter(c -> paid),
        item.notices(),
        item.complaints());
  }
}
