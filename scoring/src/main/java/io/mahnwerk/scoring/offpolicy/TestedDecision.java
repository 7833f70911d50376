package io.mahnwerk.scoring.offpolicy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy under test would have done in the place of a logged decision.
 *
 * @param target its probability of each candidate, summing to 1 or less; what is missing are
 *     choices outside of the candidates, of which the log can tell nothing
 * @param foreseen what a model of the outcome expects of each candidate, in euros; it must not have
 *     been trained on this decision
 */
public record TestedDecision(
    LoggedDecision logged, List<Double> target, Optional<List<Double>> foreseen) {
  private static final double ROUNDING = 1e-6;

  public TestedDecision {
    target = List.copyOf(target);
    int candidates = logged.propensities().size();
    if (target.size() != candidates
        || foreseen.isPresent() && foreseen.get().size() != candidates) {
      throw new IllegalArgumentException("There must be one value for each of the candidates");
    }
    double sum = target.stream().mapToDouble(Double::doubleValue).sum();
    if (target.stream().anyMatch(p -> !(p >= 0)) || sum > 1 + ROUNDING) {
      throw new IllegalArgumentException("A policy's probabilities must not exceed 1: " + target);
    }
    foreseen = foreseen.map(List::copyOf);
  }

  /** A policy that would have chosen one of the candidates for certain. */
  public static TestedDecision choosing(LoggedDecision logged, int candidate) {
    return new TestedDecision(logged, certain(logged, candidate), Optional.empty());
  }

  /** A policy that would have chosen a day outside of the candidates. */
  public static TestedDecision outside(LoggedDecision logged) {
    return new TestedDecision(logged, certain(logged, -1), Optional.empty());
  }

  /** The same with what a model of the outcome expects of each candidate. */
  public TestedDecision foreseeing(List<Double> euros) {
    return new TestedDecision(logged, target, Optional.of(euros));
  }

  private static List<Double> certain(LoggedDecision logged, int candidate) {
    Double[] chances = new Double[logged.propensities().size()];
    for (int index = 0; index < chances.length; index++) {
      chances[index] = index == candidate ? 1.0 : 0.0;
    }
    return List.of(chances);
  }

  /** Importance weight of what was done. */
  double weight() {
    return target.get(logged.chosen()) / logged.propensities().get(logged.chosen());
  }

  /** How much of the policy's own choice could never have been logged. */
  double unsupported() {
    double supported = 0;
    for (int index = 0; index < target.size(); index++) {
      supported += logged.propensities().get(index) > 0 ? target.get(index) : 0;
    }
    return Math.max(0, 1 - supported);
  }

  /**
   * The least chance that the log gave to anything the policy would do; 1 where it does nothing.
   */
  double leastPropensity() {
    double least = 1;
    for (int index = 0; index < target.size(); index++) {
      if (target.get(index) > 0 && logged.propensities().get(index) > 0) {
        least = Math.min(least, logged.propensities().get(index));
      }
    }
    return least;
  }

  /** What the model of the outcome expects of the policy; no number without a model. */
  double expected() {
    if (foreseen.isEmpty()) {
      return Double.NaN;
    }
    List<Double> euros = foreseen.get();
    double sum = 0;
    for (int index = 0; index < target.size(); index++) {
      sum += target.get(index) * euros.get(index);
    }
    return sum;
  }

  /** By how much the outcome differed from what the model expected of what was done. */
  double surprise() {
    return foreseen.map(euros -> logged.euros() - euros.get(logged.chosen())).orElse(Double.NaN);
  }
}
