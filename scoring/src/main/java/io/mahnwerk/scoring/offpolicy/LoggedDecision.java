package io.mahnwerk.scoring.offpolicy;

import java.util.List;

/**
 * One decision as it was made: what could have been chosen, with which probability, what was, and
 * what came of it.
 *
 * @param debtor whose decision it was; decisions of one debtor hang together
 * @param propensities probability of each candidate under the logging policy, summing to 1
 * @param chosen index of the candidate that was carried out
 * @param euros the utility that was then observed
 */
public record LoggedDecision(String debtor, List<Double> propensities, int chosen, double euros) {
  private static final double ROUNDING = 1e-6;

  public LoggedDecision {
    propensities = List.copyOf(propensities);
    double sum = propensities.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING || propensities.stream().anyMatch(p -> !(p >= 0))) {
      throw new IllegalArgumentException(
          "Propensities must be probabilities that sum to 1 but are " + propensities);
    }
    if (!(propensities.get(chosen) > 0)) {
      throw new IllegalArgumentException("What was chosen cannot have had no chance: " + chosen);
    }
    if (!Double.isFinite(euros)) {
      throw new IllegalArgumentException("A utility must be a number but is " + euros);
    }
  }
}
