package io.mahnwerk.scoring.drift;

import java.util.List;
import java.util.Optional;

/**
 * The present beside the training of a model.
 *
 * @param items that became overdue in the last eight weeks
 * @param score index of the probability to be paid within 30 days
 * @param features the largest index first
 * @param weeks cases that ended since the training, week by week, oldest first
 * @param complaints since the training
 */
public record DriftReport(
    int items, double score, List<Moved> features, List<Week> weeks, Complaints complaints) {
  static final int LEAST_ITEMS = 200;
  private static final int LEAST_CASES = 100;
  private static final double MOST_MISSING = 0.1;
  private static final double SURE = 3;

  public DriftReport {
    features = List.copyOf(features);
    weeks = List.copyOf(weeks);
  }

  /**
   * @param given whether no notice can change the feature; only such a one makes a model unusable
   */
  public record Moved(String name, double psi, boolean given) {
    public DriftLevel level() {
      return DriftLevel.of(psi).atMost(given ? DriftLevel.FALL_BACK : DriftLevel.LOOK);
    }
  }

  /**
   * Overdue items of one week.
   *
   * @param monday ISO date
   * @param expected sum of the probabilities to be paid within 30 days under the former schedule
   * @param variance of that sum
   * @param paid how many were
   */
  public record Week(String monday, int cases, double expected, double variance, int paid) {}

  /**
   * @param rate expected for each notice by what was seen at training
   */
  public record Complaints(int notices, int complaints, double rate) {}

  public DriftLevel level() {
    return spread().or(payments());
  }

  /** By what the model sees and says. */
  public DriftLevel spread() {
    if (items < LEAST_ITEMS) {
      return DriftLevel.UNKNOWN;
    }
    DriftLevel level = DriftLevel.of(score);
    for (Moved moved : features) {
      level = level.or(moved.level());
    }
    return level;
  }

  /** By what came of it: far fewer payments than expected; more of them are no reason to stop. */
  public DriftLevel payments() {
    int cases = weeks.stream().mapToInt(Week::cases).sum();
    if (cases < LEAST_CASES) {
      return DriftLevel.UNKNOWN;
    }
    double expected = weeks.stream().mapToDouble(Week::expected).sum();
    double variance = weeks.stream().mapToDouble(Week::variance).sum();
    double missing = expected - weeks.stream().mapToInt(Week::paid).sum();
    boolean sure = missing > SURE * Math.sqrt(variance);
    return sure && missing > MOST_MISSING * cases
        ? DriftLevel.FALL_BACK
        : sure ? DriftLevel.LOOK : DriftLevel.OK;
  }

  /** What moved most among what makes the model unusable; empty where nothing does. */
  public Optional<String> cause() {
    if (payments() == DriftLevel.FALL_BACK) {
      return Optional.of("payments");
    }
    if (spread() != DriftLevel.FALL_BACK) {
      return Optional.empty();
    }
    return DriftLevel.of(score) == DriftLevel.FALL_BACK
        ? Optional.of("score")
        : features.stream()
            .filter(moved -> moved.level() == DriftLevel.FALL_BACK)
            .map(Moved::name)
            .findFirst();
  }
}
