package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.model.DriftSummary;
import io.mahnwerk.app.model.ModelShelf;
import io.mahnwerk.app.model.ModelVersion;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.drift.DriftReport;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets a desk follow the model in use, or keep every item to its former day where that cannot be
 * used or no longer fits the present: a model must not keep holds from ending.
 */
record ModelInUse(ModelShelf shelf, AdviceDesk desk, Locale locale) {
  /**
   * @param basis what tells the advice that follows from that of another model; blank for none
   * @param note what a person should know; empty while the model advises and nothing moved
   * @param failed whether the note is about something that is wrong
   */
  record Followed(String basis, Optional<Sentence> note, boolean failed) {}

  Followed follow(LocalDate today) {
    try {
      Optional<ModelVersion> version = shelf.inUse();
      if (version.isEmpty()) {
        return new Followed("", Optional.of(none()), true);
      }
      TrainedModel model = shelf.load(version.get());
      desk.load();
      return followed(model, desk.follow(model, version.get().reference(), today));
    } catch (CommandFailure | IllegalArgumentException unusable) {
      return new Followed("", Optional.of(broken(why(unusable))), true);
    }
  }

  private Followed followed(TrainedModel model, DriftReport drift) {
    Sentence verdict = new DriftSummary(drift, locale).verdict();
    Optional<String> cause = drift.cause();
    cause.ifPresent(what -> desk.distrust(Reason.of(ReasonCode.MODEL_DRIFTED, what)));
    return new Followed(
        model.sha256() + cause.map(what -> " drifted by " + what).orElse(""),
        Optional.of(verdict),
        false);
  }

  private static Sentence why(RuntimeException unusable) {
    return unusable instanceof CommandFailure failure
        ? failure.sentence()
        : Sentence.same(String.valueOf(unusable.getMessage()));
  }

  private static Sentence none() {
    return new Sentence(
        "No model is trained yet: every item keeps its former day.",
        "Noch kein Modell trainiert: jeder Posten behält seinen bisherigen Tag.");
  }

  private static Sentence broken(Sentence why) {
    return new Sentence(
            "%s Until then every item keeps its former day.",
            "%s Bis dahin behält jeder Posten seinen bisherigen Tag.")
        .with(why);
  }
}
