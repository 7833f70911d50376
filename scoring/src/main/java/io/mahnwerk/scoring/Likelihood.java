package io.mahnwerk.scoring;

/**
 * A probability with its interval, 0 to 1 each.
 *
 * <p>The interval is Wilson's at 90 %, taken as if the probability had been seen on the debtor's
 * own paid items and five more: it narrows with what is known of this debtor and says nothing of a
 * model that is wrong altogether.
 */
record Likelihood(double probability, double low, double high) {
  /** Nothing is known. */
  static final Likelihood UNKNOWN = new Likelihood(0.5, 0, 1);

  private static final double Z = 1.6449;
  private static final int PRIOR = 5;

  static Likelihood of(double probability, int evidence) {
    double p = Math.max(0, Math.min(1, probability));
    double n = evidence + PRIOR;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Likelihood(
        p, Math.max(0, Math.min(p, centre - half)), Math.min(1, Math.max(p, centre + half)));
  }
}
