package io.mahnwerk.app.demo;

import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.Advisor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Runs that need no wire: the former schedule, the segment rule and the oracle. */
final class MemoryRun {
  private final Stage stage;
  private final Books books;

  MemoryRun(Stage stage, Books books) {
    this.stage = stage;
    this.books = books;
  }

  Playthrough former(IntConsumer daysDone) {
    return play(Steering.NONE, false, daysDone);
  }

  Playthrough steered(Function<Books, AdvicePolicy> policy, IntConsumer daysDone) {
    Advisor advisor = new Advisor(stage.context(), policy.apply(books));
    Steering steering =
        new DirectSteering(
            books.ledger(),
            stage,
            (account, day) -> {
              List<Recommendation> advice = advisor.advise(account, day);
              return DirectSteering.Targets.of(
                  advice, AdviceDesk.reviewOn(stage.context(), account, advice, day));
            });
    return play(steering, !stage.plan().delayOnly(), daysDone);
  }

  private Playthrough play(Steering steering, boolean opened, IntConsumer daysDone) {
    Timeline timeline = stage.timeline();
    Playthrough play = new Playthrough(stage, books, stage.floor(), Optional.empty());
    for (LocalDate day : timeline.steeredDays()) {
      if (day.equals(timeline.switchedOn()) && opened) {
        books.ledger().startDay(day);
        stage.assign(books.ledger(), true);
      }
      play.day(day, day.isBefore(timeline.switchedOn()) ? Steering.NONE : steering);
      daysDone.accept(1);
    }
    return play;
  }
}
