package io.mahnwerk.scoring.features;

import java.util.Arrays;
import java.util.List;

/**
 * Kinds of debtors by what they do rather than by what the ledger calls them: a mixture in which
 * each kind has its own share of payments at month end, of answers, of complaints and so on. The
 * segment that the ledger's industry stands for is one more observation, which may be wrong.
 * Immutable.
 *
 * @param shares how many of the debtors are of each kind; they add up to 1
 * @param segments by kind, how often the ledger names each segment; without columns where kinds do
 *     not stand for segments
 * @param traits by kind, the share of each trait
 */
public record DebtorTypes(double[] shares, double[][] segments, double[][] traits) {
  /** Most kinds that a feature row has room for. */
  public static final int MOST = 8;

  /**
   * A debtor's observations hang together more than a binomial's; each counts as half of one, the
   * usual correction for a design effect of 2.
   */
  private static final double WEIGHT = 0.5;

  /**
   * Fits the kinds. The same debtors in the same order and the same seed give the same kinds. Where
   * at least 30 debtors have a segment each kind stands for the segment of its number, otherwise
   * kinds are found by what debtors do alone and have no name.
   */
  public static DebtorTypes fit(List<DebtorFacts> debtors, NoticeFit fit, long seed) {
    return new TypeFit(debtors.stream().map(d -> SeenDebtor.of(d, fit)).toList()).fit(fit, seed);
  }

  public int size() {
    return shares.length;
  }

  /** How likely the debtor is of each kind, by what is known of it. */
  public double[] of(DebtorFacts facts, NoticeFit fit) {
    return of(SeenDebtor.of(facts, fit));
  }

  /** Whether each kind stands for the segment of its number. */
  boolean isNamed() {
    return segments.length > 1 && segments[0].length > 0;
  }

  double[] of(SeenDebtor seen) {
    double[] logs = logs(seen);
    double total = total(logs);
    return Arrays.stream(logs).map(l -> Math.exp(l - total)).toArray();
  }

  double logLikelihood(SeenDebtor seen) {
    return total(logs(seen));
  }

  private double[] logs(SeenDebtor seen) {
    double[] logs = new double[shares.length];
    for (int k = 0; k < logs.length; k++) {
      boolean named = seen.segment() >= 0 && seen.segment() < segments[k].length;
      logs[k] = Math.log(shares[k]) + (named ? Math.log(segments[k][seen.segment()]) : 0);
      for (int t = 0; t < traits[k].length; t++) {
        double rest = seen.whole()[t] - seen.part()[t];
        double log = seen.part()[t] * Math.log(traits[k][t]) + rest * Math.log1p(-traits[k][t]);
        logs[k] += WEIGHT * log;
      }
    }
    return logs;
  }

  /** Log of the sum, without overflow. */
  private static double total(double[] logs) {
    double top = Arrays.stream(logs).max().orElse(0);
    return top + Math.log(Arrays.stream(logs).map(l -> Math.exp(l - top)).sum());
  }
}
