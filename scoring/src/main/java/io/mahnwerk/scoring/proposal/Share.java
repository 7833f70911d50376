package io.mahnwerk.scoring.proposal;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A probability learned from a count, drawn towards what is usual as far as the count is small: the
 * mean and the central 90 % of a beta distribution (Gelman and others, Bayesian Data Analysis,
 * 2.4).
 */
public record Share(double value, double low, double high, int seen) {
  private static final double TAIL = 0.05;

  /**
   * @param hits how often it was so among those seen
   * @param usual the share among all debtors, 0 to 1
   * @param weight with how many observations the usual share counts
   */
  public static Share of(int hits, int seen, double usual, double weight) {
    double a = hits + Math.max(1e-3, usual * weight);
    double b = seen - hits + Math.max(1e-3, (1 - usual) * weight);
    BetaDistribution belief = BetaDistribution.of(a, b);
    return new Share(
        a / (a + b),
        belief.inverseCumulativeProbability(TAIL),
        belief.inverseCumulativeProbability(1 - TAIL),
        seen);
  }

  /** Whether it is surely greater than the other one. */
  boolean isAbove(Share other) {
    return low > other.high;
  }
}
