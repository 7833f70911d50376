package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.file.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a model may be used: only one that foresaw later payments better than the model that
 * stands, than the shrunk mean of each debtor and than the former schedule's own average. Better is
 * a smaller mean squared error of the probability (Brier's score) on the same cases.
 */
public final class Gate {
  /** Fewer cases tell nothing. */
  public static final int LEAST_CASES = 100;

  /** A model is not trained anew before the payments have grown by this share. */
  public static final double LEAST_NEW_SHARE = 0.1;

  private Gate() {}

  /** Why a training is not worth its while yet; empty where it is. */
  public static Optional<Finding> tooLittleNew(long newPayments, long payments) {
    long least = (long) Math.ceil(LEAST_NEW_SHARE * payments);
    return Optional.of(newPayments)
        .filter(n -> n < least)
        .map(
            n ->
                finding(
                    "too-little-new",
                    Long.toString(n),
                    "payments since the model that stands was trained: %d, at least %d are needed"
                        .formatted(n, least),
                    "Zahlungen seit dem Training des geltenden Modells: %d, nötig sind mindestens %d"
                        .formatted(n, least)));
  }

  /**
   * Everything that speaks against the challenger; empty when it may be used.
   *
   * @param standing what the model that stands foresaw; empty where none does
   */
  public static List<Finding> against(
      Trial trial, Trial.Outcome challenger, Optional<Trial.Outcome> standing) {
    if (trial.cases().size() < LEAST_CASES) {
      int n = trial.cases().size();
      return List.of(
          finding(
              "too-few-later",
              Integer.toString(n),
              "overdue items from %s on to try it on: %d, at least %d are needed"
                  .formatted(trial.from(), n, LEAST_CASES),
              "überfällige Posten ab %s zum Erproben: %d, nötig sind mindestens %d"
                  .formatted(trial.from(), n, LEAST_CASES)));
    }
    List<Finding> findings = new ArrayList<>();
    worse(
            "worse-than-debtor-mean",
            challenger,
            trial.debtorMean(),
            new String[] {"the shrunk mean of each debtor", "der geschrumpfte Debitormittelwert"})
        .ifPresent(findings::add);
    worse(
            "worse-than-former-schedule",
            challenger,
            trial.formerSchedule(),
            new String[] {
              "the average under the former schedule", "der Durchschnitt im bisherigen Mahnplan"
            })
        .ifPresent(findings::add);
    standing
        .flatMap(
            s ->
                worse(
                    "worse-than-standing",
                    challenger,
                    s,
                    new String[] {"the model that stands", "das geltende Modell"}))
        .ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> worse(
      String code, Trial.Outcome challenger, Trial.Outcome other, String[] whom) {
    double ours = challenger.figures().brier();
    double theirs = other.figures().brier();
    return ours < theirs
        ? Optional.empty()
        : Optional.of(
            finding(
                code,
                String.format(Locale.ROOT, "%.4f", ours),
                String.format(
                    Locale.ENGLISH,
                    "on later payments it is no better than %s: error %.4f, not below %.4f",
                    whom[0],
                    ours,
                    theirs),
                String.format(
                    Locale.GERMAN,
                    "an späteren Zahlungen nicht besser als %s: Fehler %.4f, nicht unter %.4f",
                    whom[1],
                    ours,
                    theirs)));
  }

  private static Finding finding(String code, String figure, String english, String german) {
    return new Finding(code, figure, true, english, german);
  }
}
