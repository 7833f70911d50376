package io.mahnwerk.app.model;

import io.mahnwerk.scoring.drift.DriftReference;
import io.mahnwerk.scoring.file.Finding;
import io.mahnwerk.scoring.learned.TrainingSettings;
import io.mahnwerk.scoring.trial.Ablation;
import io.mahnwerk.scoring.trial.AsOfProof;
import io.mahnwerk.scoring.trial.Importance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside a model: how it was made and what its trial found. Written once.
 *
 * @param number counts the trainings of a connection from 1
 * @param sha256 of the model, in hex
 * @param mahnwerk the version that trained it
 * @param trainedOn ISO date
 * @param featureSchema digest of the features' names and order
 * @param reference what the present is compared with while it is in use
 * @param against what spoke against using it; empty for a model that was taken at its training
 */
public record ModelVersion(
    int number,
    String sha256,
    String mahnwerk,
    String trainedOn,
    String featureSchema,
    TrainingSettings settings,
    TrialRecord trial,
    Evidence evidence,
    DriftReference reference,
    List<Finding> against) {
  /**
   * What was found out about the model that was tried.
   *
   * @param ablations what files by debtor and external factors brought; none where there are none
   */
  public record Evidence(
      AsOfProof asOf, Importance importance, @Nullable List<Ablation> ablations) {
    public Evidence {
      // A version that was kept before there were any has none.
      ablations = ablations == null ? List.of() : List.copyOf(ablations);
    }
  }

  public ModelVersion {
    against = List.copyOf(against);
  }

  /** Whether the gate let it through when it was trained. */
  public boolean wasTaken() {
    return against.isEmpty();
  }

  ModelVersion numbered(int next) {
    return new ModelVersion(
        next,
        sha256,
        mahnwerk,
        trainedOn,
        featureSchema,
        settings,
        trial,
        evidence,
        reference,
        against);
  }

  /** The name of its folder. */
  String folder() {
    return String.format(Locale.ROOT, "%04d", number);
  }

  /** Enough of the digest to tell it from others. */
  public String shortSha() {
    return sha256.substring(0, Math.min(12, sha256.length()));
  }
}
