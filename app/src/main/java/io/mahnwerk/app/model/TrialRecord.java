package io.mahnwerk.app.model;

import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.timing.TimingFigures;
import io.mahnwerk.scoring.trial.Coverage;
import io.mahnwerk.scoring.trial.ReliabilityBin;
import io.mahnwerk.scoring.trial.Slice;
import io.mahnwerk.scoring.trial.SpanCheck;
import io.mahnwerk.scoring.trial.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trial on later payments found. The model that was tried had been trained on facts recorded
 * before the split; the model that is kept was then trained in the same way on all of them.
 *
 * @param split ISO date: cases lie on or after it
 * @param upTo ISO date: facts recorded before it told what came of them
 * @param standing the model that stood at the time; null where none did
 * @param uncalibrated the model before its calibration
 * @param span how often payment came by the days with one chance in ten and in two
 * @param coverage how often payment came outside of the days that the model named; null in versions
 *     that named none
 */
public record TrialRecord(
    String split,
    String upTo,
    int cases,
    TimingFigures model,
    TimingFigures debtorMean,
    TimingFigures formerSchedule,
    @Nullable TimingFigures standing,
    List<ReliabilityBin> reliability,
    List<Slice> slices,
    Uncalibrated uncalibrated,
    SpanCheck span,
    @Nullable Coverage coverage) {
  /** Figures and reliability of a model that nothing corrects. */
  public record Uncalibrated(TimingFigures figures, List<ReliabilityBin> reliability) {
    public Uncalibrated {
      reliability = List.copyOf(reliability);
    }

    static Uncalibrated of(Trial.Outcome outcome) {
      return new Uncalibrated(outcome.figures(), ReliabilityBin.of(outcome));
    }
  }

  public TrialRecord {
    reliability = List.copyOf(reliability);
    slices = List.copyOf(slices);
  }

  /** What was tried: a model, and the same one before its calibration. */
  record Tried(PaymentModel model, PaymentModel uncalibrated) {}

  static TrialRecord of(
      Trial trial, Tried tried, Trial.Outcome model, Optional<Trial.Outcome> standing) {
    Trial.Outcome debtorMean = trial.debtorMean();
    return new TrialRecord(
        trial.from().toString(),
        trial.upTo().toString(),
        trial.cases().size(),
        model.figures(),
        debtorMean.figures(),
        trial.formerSchedule().figures(),
        standing.map(Trial.Outcome::figures).orElse(null),
        ReliabilityBin.of(model),
        Slice.of(model, debtorMean),
        Uncalibrated.of(trial.of(tried.uncalibrated())),
        SpanCheck.of(trial, tried.model()),
        Coverage.of(trial, tried.model()));
  }
}
