package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.PlantedWorld.Habit;
import io.mahnwerk.scoring.PlantedWorld.Payer;
import io.mahnwerk.scoring.PlantedWorld.Receivable;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Notices go to those who are late. Whoever takes their number for a cause of lateness concludes
 * that they had better not be sent; what then happens is told at
 * https://www.meyerperin.org/posts/2021-11-22-reverse-causation.html.
 */
class ReverseCausationTest {
  private static final int DEBTORS = 240;
  private static final int HORIZON = 90;
  private static final long SEED = 4;

  private static final PlantedWorld WORLD = new PlantedWorld();
  private static final List<Receivable> ITEMS = new ArrayList<>();
  private static PaymentHistory history;
  private static LearnedPaymentModel model;

  @BeforeAll
  static void train() {
    history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    for (int n = 0; n < DEBTORS; n++) {
      Payer payer = Payer.of(n, SEED);
      history.record(Fixtures.debtor(payer));
      for (Receivable item :
          PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, SEED)) {
        ITEMS.add(item);
        history.record(WORLD.record(item, 0.25));
      }
    }
    TrainedModel trained =
        new HazardTrainer(PlantedWorld.CALENDAR, SegmentRules.NONE, TrainingSettings.DEFAULT)
            .train(history, PlantedWorld.END)
            .orElseThrow();
    model = new LearnedPaymentModel(trained, history, PlantedWorld.CALENDAR, SegmentRules.NONE);
  }

  @Test
  void inTruthNoticesBringTheMoneySooner() {
    double with = mean(item -> days(item, PlantedWorld.former(item, Optional.empty())));
    double without = mean(item -> days(item, (day, sent) -> false));

    assertThat(with).isLessThan(without - 10);
  }

  @Test
  void aNaiveModelBelievesThatEachNoticeCostsDaysAndWouldSendNone() {
    assertThat(naiveDaysOfANotice()).isGreaterThan(5);
  }

  @Test
  void oursExpectsTheMoneySoonerWithANoticeThanWithoutOne() {
    List<Double> sooner =
        ITEMS.stream()
            .filter(item -> item.payer().habit() == Habit.STAD)
            .filter(item -> item.due().isAfter(PlantedWorld.END.minusDays(60)))
            .map(ReverseCausationTest::daysThatANoticeSpares)
            .toList();

    assertThat(sooner).hasSizeGreaterThan(50);
    assertThat(sooner.stream().filter(days -> days > 0).count())
        .isGreaterThan(sooner.size() * 9L / 10);
    assertThat(sooner.stream().mapToDouble(d -> d).average().orElseThrow()).isGreaterThan(5);
  }

  /** The slope of a least squares line of days to pay over the number of notices sent. */
  private static double naiveDaysOfANotice() {
    List<ItemHistory> paid = history.items().filter(i -> i.cleared().isPresent()).toList();
    double notices = paid.stream().mapToInt(i -> i.notices().size()).average().orElseThrow();
    double days = paid.stream().mapToLong(ReverseCausationTest::days).average().orElseThrow();
    double together = 0;
    double squares = 0;
    for (ItemHistory item : paid) {
      double off = item.notices().size() - notices;
      together += off * (days(item) - days);
      squares += off * off;
    }
    return together / squares;
  }

  private static double daysThatANoticeSpares(Receivable item) {
    OpenItem open = Fixtures.open(item);
    DebtorAccount account = new DebtorAccount(Fixtures.debtor(item.payer()), List.of(open));
    AccountOutlook outlook = model.outlook(account, item.due());
    LocalDate day = PlantedWorld.RUNS.nextOnOrAfter(item.due().plusDays(7));
    PlannedNotice notice = new PlannedNotice(new DunningLevel(1), day);
    return sum(outlook.unpaid(open, List.of(), HORIZON))
        - sum(outlook.unpaid(open, List.of(notice), HORIZON));
  }

  private static double mean(ToDoubleFunction<Receivable> days) {
    return ITEMS.stream().mapToDouble(days).average().orElseThrow();
  }

  private static double days(Receivable item, PlantedWorld.Schedule schedule) {
    return WORLD
        .live(item, schedule)
        .paid()
        .map(day -> ChronoUnit.DAYS.between(item.due(), day))
        .orElse(180L);
  }

  private static long days(ItemHistory item) {
    return ChronoUnit.DAYS.between(
        item.netDueDate(), item.cleared().orElseThrow().clearing().clearedOn());
  }

  private static double sum(double[] unpaid) {
    double sum = 0;
    for (double share : unpaid) {
      sum += share;
    }
    return sum;
  }
}
