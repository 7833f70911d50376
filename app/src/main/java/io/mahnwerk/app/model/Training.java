package io.mahnwerk.app.model;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.drift.DriftWatch;
import io.mahnwerk.scoring.features.FeatureSchema;
import io.mahnwerk.scoring.features.KnownFacts;
import io.mahnwerk.scoring.features.PaymentHistory;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.HazardTrainer;
import io.mahnwerk.scoring.learned.LearnedPaymentModel;
import io.mahnwerk.scoring.learned.PacedTraining;
import io.mahnwerk.scoring.learned.TrainedModel;
import io.mahnwerk.scoring.learned.TrainingSettings;
import io.mahnwerk.scoring.trial.Ablation;
import io.mahnwerk.scoring.trial.AsOfProof;
import io.mahnwerk.scoring.trial.Gate;
import io.mahnwerk.scoring.trial.Importance;
import io.mahnwerk.scoring.trial.Trial;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Trains a model, tries it on later payments and takes it only if it did better there than all that
 * could stand in its place. A model that is not taken is kept as a challenger and is not used.
 */
public final class Training {
  private static final int LEAST_TRIAL_DAYS = 90;

  private final PaymentHistory history;
  private final AdviceContext context;
  private final SegmentRules rules;
  private final TrainingSettings settings;
  private final ModelShelf shelf;

  public Training(
      PaymentHistory history,
      AdviceContext context,
      SegmentRules rules,
      TrainingSettings settings,
      ModelShelf shelf) {
    this.history = history;
    this.context = context;
    this.rules = rules;
    this.settings = settings;
    this.shelf = shelf;
  }

  /**
   * What came of it.
   *
   * @param version the model that was trained; empty where there was too little to train from
   * @param against why it is not used; empty where it is
   */
  public record Result(
      Optional<ModelVersion> version, Optional<TrainedModel> model, List<Finding> against) {
    static Result refused(Finding finding) {
      return new Result(Optional.empty(), Optional.empty(), List.of(finding));
    }
  }

  /** The model that stands and its version. */
  private record Standing(ModelVersion version, TrainedModel model) {}

  /** Trains from facts recorded before the day. */
  public Result run(LocalDate today) {
    Optional<Standing> standing = standing();
    Optional<Finding> tooLittleNew = standing.flatMap(s -> tooLittleNew(s.model()));
    if (tooLittleNew.isPresent()) {
      return Result.refused(tooLittleNew.get());
    }
    LocalDate split = split(standing.map(Standing::model), today);
    PacedTraining trainer = new PacedTraining(context, rules, settings);
    Optional<TrainedModel> early = trainer.train(history, split);
    Optional<TrainedModel> whole = early.isEmpty() ? early : trainer.train(history, today);
    if (whole.isEmpty()) {
      return Result.refused(tooFewPayments(split));
    }
    Trial trial = new Trial(history, context, split, today);
    TrainedModel tried = early.orElseThrow();
    Trial.Outcome challenger = trial.of(foreseeing(tried));
    Optional<Trial.Outcome> champion = standing.map(s -> trial.of(foreseeing(s.model())));
    List<Finding> against = Gate.against(trial, challenger, champion);
    ModelVersion version =
        shelf.add(
            whole.get(),
            new ModelVersion(
                0,
                whole.get().sha256(),
                Mahnwerk.version(),
                today.toString(),
                FeatureSchema.version(),
                settings,
                TrialRecord.of(
                    trial,
                    new TrialRecord.Tried(foreseeing(tried), foreseeing(tried.uncalibrated())),
                    challenger,
                    champion),
                evidence(trial, tried, challenger),
                new DriftWatch(history, context, foreseeing(whole.get())).reference(today),
                against));
    if (against.isEmpty()) {
      shelf.use(version);
    }
    return new Result(Optional.of(version), whole, against);
  }

  private ModelVersion.Evidence evidence(
      Trial trial, TrainedModel tried, Trial.Outcome challenger) {
    return new ModelVersion.Evidence(
        AsOfProof.of(history, trial, facts -> foreseeing(tried, facts)),
        Importance.of(trial, foreseeing(tried)),
        Ablation.of(history, trial, challenger, less -> retrained(less, trial)));
  }

  private Optional<Trial.Outcome> retrained(PaymentHistory less, Trial trial) {
    return new HazardTrainer(context.calendar(), rules, settings)
        .train(less, trial.from())
        .map(model -> trial.of(foreseeing(model, less)));
  }

  private LearnedPaymentModel foreseeing(TrainedModel model) {
    return foreseeing(model, history);
  }

  private LearnedPaymentModel foreseeing(TrainedModel model, KnownFacts facts) {
    return new LearnedPaymentModel(model, facts, context.calendar(), rules);
  }

  /** A model that can no longer be used stands in nobody's way. */
  private Optional<Standing> standing() {
    try {
      return shelf
          .inUse()
          .map(version -> new Standing(version, shelf.load(version)))
          .filter(s -> s.model().provenance().features().equals(FeatureSchema.version()))
          .filter(s -> canForesee(s.model()));
    } catch (CommandFailure unusable) {
      return Optional.empty();
    }
  }

  private boolean canForesee(TrainedModel model) {
    try {
      foreseeing(model);
      return true;
    } catch (IllegalArgumentException madeWithOtherRules) {
      return false;
    }
  }

  private Optional<Finding> tooLittleNew(TrainedModel standing) {
    LocalDate since = standing.figures().upTo();
    long before = payments().filter(day -> day.isBefore(since)).count();
    long after = payments().filter(day -> !day.isBefore(since)).count();
    return Gate.tooLittleNew(after, before);
  }

  private java.util.stream.Stream<LocalDate> payments() {
    return history
        .items()
        .flatMap(item -> item.cleared().stream())
        .filter(c -> c.clearing().kind() == Clearing.Kind.PAYMENT)
        .map(ItemHistory.RecordedClearing::recordedOn);
  }

  /**
   * A quarter of the time is kept for the trial; beside a model that stands, half of what came
   * after it, since neither may have seen what it is tried on.
   */
  private LocalDate split(Optional<TrainedModel> standing, LocalDate today) {
    LocalDate first =
        history.items().map(ItemHistory::documentDate).min(LocalDate::compareTo).orElse(today);
    if (standing.isPresent()) {
      LocalDate since = standing.get().figures().upTo();
      return since.plusDays(ChronoUnit.DAYS.between(since, today) / 2);
    }
    long quarter = ChronoUnit.DAYS.between(first, today) / 4;
    return today.minusDays(Math.max(LEAST_TRIAL_DAYS, quarter));
  }

  private static Finding tooFewPayments(LocalDate split) {
    return new Finding(
        "too-few-payments",
        "100",
        true,
        "fewer than 100 payments could be observed before %s".formatted(split),
        "weniger als 100 Zahlungen konnten vor dem %s beobachtet werden".formatted(split));
  }
}
