package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.PlantedWorld.Payer;
import io.mahnwerk.scoring.PlantedWorld.Receivable;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.UnpaidRange;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Corporations answer a first notice after 5 to 10 days and hardly any other. A ledger that dunned
 * them after 14 days and never before cannot tell.
 */
class UntriedDaysTest {
  private static final SegmentRules RULES = SegmentRules.standard();
  private static final TrainingSettings SMALL = new TrainingSettings(3, 30, 4, 400_000, 7);
  private static final int DEBTORS = 120;
  private static final int CORPORATIONS = 20;
  private static final int UNTRIED = 7;
  private static final int FORMER = 15;
  private static final int DAYS = 30;

  private static LearnedPaymentModel scheduled;
  private static LearnedPaymentModel drawn;

  @BeforeAll
  static void train() {
    scheduled = trained(0);
    drawn = trained(0.5);
  }

  @Test
  void leavesOpenWhatANoticeBringsOnADayOnWhichNoneWasSent() {
    for (int c = 0; c < CORPORATIONS; c++) {
      UnpaidRange range = range(scheduled, c, UNTRIED);
      double truth = truth(c, UNTRIED);

      assertThat(range.expected()[DAYS]).as("too little is expected").isGreaterThan(truth + 0.2);
      assertThat(truth).isBetween(range.fast()[DAYS], range.slow()[DAYS]);
    }
  }

  @Test
  void tellsWhatANoticeBringsOnTheDayOnWhichAllWereSent() {
    assertThat(width(scheduled, FORMER)).isLessThan(0.1);
  }

  @Test
  void learnsItFromDrawnDays() {
    assertThat(width(scheduled, UNTRIED)).isGreaterThan(0.5);
    assertThat(width(drawn, UNTRIED)).isLessThan(0.3);
  }

  @Test
  void isCertainOfWhatNoFirstNoticeChanges() {
    OpenItem item = item(0);
    double[] quiet = scheduled.outlook(account(0), today()).unpaid(item, List.of(), DAYS);
    UnpaidRange range = scheduled.outlook(account(0), today()).plausible(item, List.of(), DAYS);

    assertThat(range.expected()).containsExactly(quiet);
    assertThat(range.slow()).containsExactly(quiet);
    assertThat(range.fast()).containsExactly(quiet);
  }

  /** On average over corporations. */
  private static double width(LearnedPaymentModel model, int day) {
    return IntStream.range(0, CORPORATIONS)
        .mapToObj(c -> range(model, c, day))
        .mapToDouble(range -> range.slow()[DAYS] - range.fast()[DAYS])
        .average()
        .orElseThrow();
  }

  private static UnpaidRange range(LearnedPaymentModel model, int corporation, int day) {
    return model
        .outlook(account(corporation), today())
        .plausible(item(corporation), List.of(notice(day)), DAYS);
  }

  private static double truth(int corporation, int day) {
    PlantedWorld world = new PlantedWorld();
    Receivable item = Receivable.of(payer(corporation), today(), 1);
    List<PlantedWorld.Sent> sent = List.of(new PlantedWorld.Sent(1, today().plusDays(day)));
    return Math.exp(
        -IntStream.rangeClosed(1, DAYS)
            .mapToDouble(k -> world.hazard(item, today().plusDays(k), sent))
            .sum());
  }

  private static LocalDate today() {
    return PlantedWorld.END;
  }

  private static Payer payer(int corporation) {
    return Payer.of(corporation * PlantedWorld.Habit.values().length, 1);
  }

  private static DebtorAccount account(int corporation) {
    return new DebtorAccount(Fixtures.debtor(payer(corporation)), List.of(item(corporation)));
  }

  private static OpenItem item(int corporation) {
    return Fixtures.invoice(payer(corporation).number(), today(), "2500.00");
  }

  private static PlannedNotice notice(int day) {
    return new PlannedNotice(new DunningLevel(1), today().plusDays(day));
  }

  private static LearnedPaymentModel trained(double explored) {
    PlantedWorld world = new PlantedWorld();
    PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < DEBTORS; n++) {
      Payer payer = Payer.of(n, 1);
      history.record(Fixtures.debtor(payer));
      PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, 1).stream()
          .map(r -> world.record(r, explored))
          .forEach(history::record);
    }
    TrainedModel trained =
        new HazardTrainer(PlantedWorld.CALENDAR, RULES, SMALL)
            .train(history, PlantedWorld.END)
            .orElseThrow();
    return new LearnedPaymentModel(trained, history, PlantedWorld.CALENDAR, RULES);
  }
}
