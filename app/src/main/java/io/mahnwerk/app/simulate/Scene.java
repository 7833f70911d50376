package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.Books;
import io.mahnwerk.app.demo.DemoPlan;
import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.PilotDraws;
import io.mahnwerk.app.demo.Playthrough;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.app.demo.Steering;
import io.mahnwerk.app.demo.Timeline;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.world.DebtorPopulation;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * One world with one seed: who is there, the days, and the history that every policy's roll-out
 * begins with.
 */
final class Scene {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int LEAST_MONTHS = 1;
  private static final int MOST_MONTHS = 60;

  private final Stage stage;
  private final double explore;
  private final Set<String> known;

  /**
   * What is asked of a world.
   *
   * @param months of the roll-out
   * @param explore share of the first notices in the history whose day was drawn at random; with 0
   *     all of them kept to the former schedule
   */
  record Question(long seed, int months, double explore) {}

  /** The dunning of one ERP, simulated without its wire. */
  record Dunning(Stage.Erp erp, NativeRun nativeRun) {}

  private Scene(Stage stage, double explore, Set<String> known) {
    this.stage = stage;
    this.explore = explore;
    this.known = known;
  }

  static Scene of(Dunning dunning, World world, Question question, boolean delayOnly) {
    Timeline timeline = timeline(world, question.months());
    int debtors = world.knownDebtors() + world.newDebtors();
    DemoPlan plan = new DemoPlan(question.months(), question.seed(), delayOnly, debtors);
    DebtorPopulation population =
        DebtorPopulation.of(
            world,
            question.seed(),
            Stage.Cast.settings(dunning.erp(), plan, timeline),
            new DebtorPopulation.RollOut(
                timeline.switchedOn(), world.pastInvoices(), world.newDebtors()));
    Set<String> known = new LinkedHashSet<>();
    population.debtors().stream()
        .limit(world.knownDebtors())
        .forEach(debtor -> known.add(debtor.ref().number()));
    Stage stage =
        new Stage(
            dunning.erp(), dunning.nativeRun(), plan, new Stage.Cast(timeline, population, 1));
    return new Scene(stage, question.explore(), known);
  }

  /** The history is as long as its invoices take at the world's pace. */
  private static Timeline timeline(World world, int months) {
    long past = Math.round(world.pastInvoices() / world.invoicesPerMonth());
    LocalDate rollOut = FIRST_DAY.plusMonths(Math.max(LEAST_MONTHS, Math.min(MOST_MONTHS, past)));
    LocalDate end = rollOut.plusMonths(months);
    return new Timeline(
        FIRST_DAY, FIRST_DAY, rollOut, rollOut, end, end.plusDays(Timeline.FOLLOWED_DAYS));
  }

  Stage stage() {
    return stage;
  }

  long pastDays() {
    return ChronoUnit.DAYS.between(stage.timeline().historyStart(), stage.timeline().switchedOn());
  }

  long rollOutDays() {
    return 1 + ChronoUnit.DAYS.between(stage.timeline().switchedOn(), stage.timeline().end());
  }

  /** Whether the debtor has a history. */
  boolean isKnown(String debtor) {
    return known.contains(debtor);
  }

  /** The books on the first day of the roll-out, and what was written down of them. */
  record Past(Books books, Chronicle chronicle) {}

  Past past(IntConsumer daysDone) {
    Books books = stage.emptyBooks();
    if (explore > 0) {
      stage.assign(books.ledger(), true);
    }
    PilotDraws draws =
        new PilotDraws(stage.plan().seed(), explore, stage.erp().procedures(), stage.runs());
    Chronicle chronicle =
        new Chronicle(
            books,
            emptyHistory(),
            explore > 0 ? propensities(books, draws) : Chronicle.Propensities.NONE);
    Steering steering = explore > 0 ? pilot(books, draws) : Steering.NONE;
    Playthrough play = new Playthrough(stage, books, NativeRun.Floor.ENFORCED, Optional.empty());
    Timeline timeline = stage.timeline();
    for (LocalDate day : timeline.historyStart().datesUntil(timeline.switchedOn()).toList()) {
      play(play, chronicle, day, steering);
      daysDone.accept(1);
    }
    if (explore > 0) {
      end(books, chronicle.history());
    }
    return new Past(books, chronicle);
  }

  PaymentHistory emptyHistory() {
    return new PaymentHistory(new DayCalendar(stage.calendar()));
  }

  static void play(Playthrough play, Chronicle chronicle, LocalDate day, Steering steering) {
    int before = play.letters().size();
    play.day(day, steering);
    chronicle.read(day, play.letters().subList(before, play.letters().size()));
  }

  private Steering pilot(Books books, PilotDraws draws) {
    return new DirectSteering(
        books.ledger(),
        stage,
        (account, day) -> new DirectSteering.Targets(draws.targets(account), Optional.empty()));
  }

  private Chronicle.Propensities propensities(Books books, PilotDraws draws) {
    return (OpenItem item, LocalDate day) -> {
      String number = item.debtor().number();
      if (!stage.steered().contains(number)) {
        return Optional.empty();
      }
      DebtorAccount account = books.ledger().account(number);
      return draws.propensity(account, item, day);
    };
  }

  /** Marks of the pilot are taken back, and everybody gets the former procedure. */
  private void end(Books books, PaymentHistory history) {
    var ledger = books.ledger();
    LocalDate day = ledger.today();
    for (var item : ledger.openItems()) {
      boolean held = ledger.marks().block(item).map(block -> block.isOurs()).orElse(false);
      if (held || ledger.marks().mark(item).isPresent()) {
        ledger.edit(item.key(), marked -> ledger.marks().withdraw(marked, day));
      }
    }
    stage.assign(ledger, false);
    ledger.debtors().forEach(debtor -> history.record(debtor.debtor()));
  }
}
