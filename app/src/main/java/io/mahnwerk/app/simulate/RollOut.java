package io.mahnwerk.app.simulate;

import io.mahnwerk.app.cycle.AdviceDesk;
import io.mahnwerk.app.demo.Books;
import io.mahnwerk.app.demo.CohortFigures;
import io.mahnwerk.app.demo.DirectSteering;
import io.mahnwerk.app.demo.Playthrough;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.app.demo.Steering;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.scoring.Advisor;
import io.mahnwerk.scoring.PaymentModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** One policy's roll-out on its own copy of the books. */
final class RollOut {
  private final Scene scene;
  private final Books books;
  private final Chronicle chronicle;
  private final Playthrough play;
  private final Foretold foretold = new Foretold();

  RollOut(Scene scene, Scene.Past past) {
    this.scene = scene;
    this.books = past.books().copy();
    this.chronicle = past.chronicle().continuedOn(books, scene.emptyHistory());
    this.play = new Playthrough(scene.stage(), books, NativeRun.Floor.ENFORCED, Optional.empty());
  }

  Books books() {
    return books;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  Foretold foretold() {
    return foretold;
  }

  /**
   * The days that the advisor wants.
   *
   * @param uncalibrated its model before the calibration, where it follows one
   */
  DirectSteering.TargetDays advised(Advisor advisor, Optional<PaymentModel> uncalibrated) {
    Stage stage = scene.stage();
    return (account, day) -> {
      List<Recommendation> advice = advisor.advise(account, day);
      foretold.note(
          advice, day, one -> uncalibrated.flatMap(model -> advisor.forecast(model, account, one)));
      return DirectSteering.Targets.of(
          advice, AdviceDesk.reviewOn(stage.context(), account, advice, day));
    };
  }

  void run(Optional<DirectSteering.TargetDays> targets, IntConsumer daysDone) {
    Stage stage = scene.stage();
    Steering steering =
        targets
            .<Steering>map(days -> new DirectSteering(books.ledger(), stage, days))
            .orElse(Steering.NONE);
    LocalDate first = stage.timeline().switchedOn();
    if (targets.isPresent() && !stage.plan().delayOnly()) {
      books.ledger().startDay(first);
      stage.assign(books.ledger(), true);
    }
    for (LocalDate day : first.datesUntil(stage.timeline().end().plusDays(1)).toList()) {
      Scene.play(play, chronicle, day, steering);
      daysDone.accept(1);
    }
  }

  /** The figures of the debtors whose numbers pass. */
  CohortFigures figures(Predicate<String> debtors) {
    List<LedgerItem> cohort =
        play.cohort().stream().filter(item -> debtors.test(item.debtor())).toList();
    List<DunningNotice> letters =
        play.letters().stream().filter(letter -> debtors.test(letter.debtor().number())).toList();
    return CohortFigures.count(
        cohort, letters, play.complaints(), scene.stage().context().settings());
  }
}
