package io.mahnwerk.scoring.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.AdviceSettings;
import io.mahnwerk.scoring.Fixtures;
import io.mahnwerk.scoring.PlantedWorld;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedTrainingTest {
  private static final int DEBTORS = 60;
  private static final TrainingSettings SMALL = new TrainingSettings(3, 10, 3, 400_000, 7);

  /** A ledger in which nothing can come before the former day. */
  private static final DunningProcedures FORMER_ONLY =
      new DunningProcedures(
          Map.of(Fixtures.FORMER, Fixtures.procedure(Fixtures.FORMER, 10, 14, 30, 45)), Map.of());

  @TempDir private Path folder;

  @Test
  void findsAPriceOfWaitsWhereEachHalfOfTheDebtorsConfirmsTheOther() {
    DayPrices prices = trained(true, 3 * DEBTORS, PacedTrainingTest::isAnsweredLate).dayPrices();

    assertThat(prices.known()).isPresent();
    assertThat(prices.fresh()).isPresent();
  }

  @Test
  void findsNoPriceOfWaitsWhereHalvesAreTooSmallToTell() {
    DayPrices prices = trained(true, 10, PacedTrainingTest::isAnsweredLate).dayPrices();

    assertThat(prices.known()).isEmpty();
    assertThat(prices.fresh()).isEmpty();
  }

  @Test
  void asksForNoPriceWhereNobodyCanBeAdvised() {
    assertThat(trained(false, DEBTORS, habit -> true).dayPrices()).isEqualTo(DayPrices.NONE);
  }

  @Test
  void keepsTheCalibrationWithTheModelAndCanLeaveItOut() throws IOException {
    TrainedModel model = trained(true, DEBTORS, habit -> true);
    TrainedModel plain = model.uncalibrated();
    model.save(folder);

    assertThat(plain.sha256()).isNotEqualTo(model.sha256());
    assertThat(plain.calibration().hazard(NoticeState.UNPROMPTED, 0.02)).isEqualTo(0.02);
    assertThat(model.calibration().hazard(NoticeState.UNPROMPTED, 0.02)).isNotEqualTo(0.02);
    assertThat(TrainedModel.load(folder).calibration().hazard(NoticeState.AFTER_FIRST, 0.02))
        .isEqualTo(model.calibration().hazard(NoticeState.AFTER_FIRST, 0.02));
  }

  /** Notices to such debtors are answered towards a month's end or around a quarter's start. */
  private static boolean isAnsweredLate(PlantedWorld.Habit habit) {
    return habit == PlantedWorld.Habit.STRT || habit == PlantedWorld.Habit.SAAS;
  }

  private static TrainedModel trained(
      boolean delayOnly, int debtors, Predicate<PlantedWorld.Habit> habits) {
    PlantedWorld world = new PlantedWorld();
    PaymentHistory history = new PaymentHistory(new DayCalendar(PlantedWorld.CALENDAR));
    IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> PlantedWorld.Payer.of(n, 1))
        .filter(payer -> habits.test(payer.habit()))
        .limit(debtors)
        .forEach(payer -> record(payer, world, history));
    AdviceSettings settings = new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, delayOnly);
    AdviceContext context =
        new AdviceContext(FORMER_ONLY, PlantedWorld.RUNS, PlantedWorld.CALENDAR, settings);
    return new PacedTraining(context, SegmentRules.standard(), SMALL)
        .train(history, PlantedWorld.END)
        .orElseThrow();
  }

  private static void record(PlantedWorld.Payer payer, PlantedWorld world, PaymentHistory history) {
    history.record(Fixtures.debtor(payer.number(), payer.habit().key(), Fixtures.FORMER));
    PlantedWorld.receivables(payer, PlantedWorld.START, PlantedWorld.END, 1).stream()
        .map(r -> world.record(r, 0.5))
        .forEach(history::record);
  }
}
