package io.mahnwerk.scoring.features;

import java.util.Arrays;
import java.util.List;

/**
 * How often each kind of debtor answers a first notice inside and outside each of some windows.
 *
 * <p>Every window is a hypothesis. How far it is believed for a kind follows from its prior and
 * from how well it divides the answers: the marginal likelihood of a binomial inside and one
 * outside, each under a beta prior around the kind's mean (Bayesian model averaging). A rule's own
 * window is thus no more than a prior. Immutable.
 *
 * @param beliefs by kind and window; they add up to 1 for each kind
 * @param outside by kind and window, the rate outside it
 * @param inside by kind and window, the rate within it
 */
public record WindowRates(double[][] beliefs, double[][] outside, double[][] inside) {
  /** A rate is shrunk to its kind's mean as if that had been seen so often. */
  private static final double STRENGTH = 3;

  private static final double KIND_STRENGTH = 5;
  private static final double USUAL = 0.2;

  /**
   * One first notice.
   *
   * @param kinds how likely its debtor is of each kind
   * @param within the windows its day lies in
   * @param weight how much it counts
   */
  record Sent(double[] kinds, boolean[] within, boolean answered, double weight) {}

  /**
   * @param priors by kind and window, what is believed before anything is seen
   */
  static WindowRates fit(List<Sent> notices, double[][] priors) {
    int kinds = priors.length;
    int windows = priors[0].length;
    double overall = rate(notices, USUAL, 1);
    WindowRates rates =
        new WindowRates(
            new double[kinds][], new double[kinds][windows], new double[kinds][windows]);
    for (int k = 0; k < kinds; k++) {
      int kind = k;
      List<Sent> own =
          notices.stream()
              .map(s -> new Sent(s.kinds(), s.within(), s.answered(), s.weight() * s.kinds()[kind]))
              .toList();
      rates.fit(k, own, priors[k], rate(own, overall, KIND_STRENGTH));
    }
    return rates;
  }

  private void fit(int kind, List<Sent> notices, double[] priors, double mean) {
    double[] logs = new double[priors.length];
    for (int j = 0; j < logs.length; j++) {
      double[] yes = new double[2];
      double[] no = new double[2];
      for (Sent s : notices) {
        (s.answered() ? yes : no)[s.within()[j] ? 1 : 0] += s.weight();
      }
      outside[kind][j] = shrunk(yes[0], no[0], mean);
      inside[kind][j] = shrunk(yes[1], no[1], mean);
      logs[j] = Math.log(priors[j]) + marginal(yes[0], no[0], mean) + marginal(yes[1], no[1], mean);
    }
    double top = Arrays.stream(logs).max().orElse(0);
    double sum = Arrays.stream(logs).map(l -> Math.exp(l - top)).sum();
    beliefs[kind] = Arrays.stream(logs).map(l -> Math.exp(l - top) / sum).toArray();
  }

  /** The rate to expect of a debtor that is of each kind with these probabilities. */
  double expected(double[] kinds, boolean[] within) {
    double expected = 0;
    for (int k = 0; k < beliefs.length; k++) {
      for (int j = 0; j < within.length; j++) {
        expected += kinds[k] * beliefs[k][j] * (within[j] ? inside[k][j] : outside[k][j]);
      }
    }
    return expected;
  }

  /**
   * By how much the day betters what the kind answers on the wrong side of its window. Unlike the
   * rate itself it does not take payments that come anyway for answers.
   */
  double lift(double[] kinds, boolean[] within) {
    double lift = 0;
    for (int k = 0; k < beliefs.length; k++) {
      for (int j = 0; j < within.length; j++) {
        double rate = within[j] ? inside[k][j] : outside[k][j];
        lift += kinds[k] * beliefs[k][j] * (rate - Math.min(inside[k][j], outside[k][j]));
      }
    }
    return lift;
  }

  private static double rate(List<Sent> notices, double prior, double strength) {
    double all = strength;
    double answered = strength * prior;
    for (Sent s : notices) {
      all += s.weight();
      answered += s.answered() ? s.weight() : 0;
    }
    return answered / all;
  }

  private static double shrunk(double yes, double no, double mean) {
    return (yes + STRENGTH * mean) / (yes + no + STRENGTH);
  }

  /** Log marginal likelihood of a binomial under a beta prior around the mean. */
  private static double marginal(double yes, double no, double mean) {
    double a = STRENGTH * mean;
    double b = STRENGTH * (1 - mean);
    return logBeta(a + yes, b + no) - logBeta(a, b);
  }

  private static double logBeta(double a, double b) {
    return LogGamma.of(a) + LogGamma.of(b) - LogGamma.of(a + b);
  }
}
