package io.mahnwerk.app.model;

import io.mahnwerk.scoring.timing.TimingFigures;
import io.mahnwerk.scoring.trial.ReliabilityBin;
import io.mahnwerk.scoring.trial.Slice;
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
    List<Slice> slices) {
  public TrialRecord {
    reliability = List.copyOf(reliability);
    slices = List.copyOf(slices);
  }

  static TrialRecord of(Trial trial, Trial.Outcome model, Optional<Trial.Outcome> standing) {
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
        Slice.of(model, debtorMean));
  }
}
