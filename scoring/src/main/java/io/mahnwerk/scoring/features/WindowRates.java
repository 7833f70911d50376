package io.mahnwerk.scoring.features;

import java.util.Arrays;
import java.util.List;

/**
 * How often a kind of debtor answers a first notice inside and outside each of some windows. Every
 * window is a hypothesis; how far it is believed for a kind follows from how well it divides the
 * answers (the marginal likelihood of two binomials), so that the rule's own window is no more than
 * a prior. Immutable.
 *
 * @param beliefs by kind and window; they add up to 1 for each kind
 * @param outside by kind and window, the rate outside it
 * @param inside by kind and window, the rate within it
 */
public record WindowRates(double[][] beliefs, double[][] outside, double[][] inside) {
  private static final double STRENGTH = 3;

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
    double[][] beliefs = new double[kinds][windows];
    double[][] outside = new double[kinds][windows];
    double[][] inside = new double[kinds][windows];
    double all = 1;
    double allAnswered = 0.2;
    for (Sent s : notices) {
      all += s.weight();
      allAnswered += s.answered() ? s.weight() : 0;
    }
    for (int k = 0; k < kinds; k++) {
      double[][] count = new double[windows][4];
      double n = 5;
      double yes = 5 * allAnswered / all;
      for (Sent s : notices) {
        double w = s.weight() * s.kinds()[k];
        n += w;
        yes += s.answered() ? w : 0;
        for (int j = 0; j < windows; j++) {
          count[j][(s.within()[j] ? 2 : 0) + (s.answered() ? 1 : 0)] += w;
        }
      }
      double mean = yes / n;
      double[] logs = new double[windows];
      for (int j = 0; j < windows; j++) {
        double[] c = count[j];
        logs[j] = Math.log(priors[k][j]) + marginal(c[1], c[0], mean) + marginal(c[3], c[2], mean);
        outside[k][j] = (c[1] + STRENGTH * mean) / (c[0] + c[1] + STRENGTH);
        inside[k][j] = (c[3] + STRENGTH * mean) / (c[2] + c[3] + STRENGTH);
      }
      double top = Arrays.stream(logs).max().orElse(0);
      double sum = Arrays.stream(logs).map(l -> Math.exp(l - top)).sum();
      for (int j = 0; j < windows; j++) {
        beliefs[k][j] = Math.exp(logs[j] - top) / sum;
      }
    }
    return new WindowRates(beliefs, outside, inside);
  }

  /** The rate to expect of a debtor that is of each kind with these probabilities. */
  double expected(double[] kinds, boolean[] within) {
    double expected = 0;
    for (int k = 0; k < beliefs.length; k++) {
      double rate = 0;
      for (int j = 0; j < within.length; j++) {
        rate += beliefs[k][j] * (within[j] ? inside[k][j] : outside[k][j]);
      }
      expected += kinds[k] * rate;
    }
    return expected;
  }

  /** By how much the day betters what the kind answers on the wrong side of its window. */
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

  /** Log marginal likelihood of a binomial under a beta prior around the kind's mean. */
  private static double marginal(double yes, double no, double mean) {
    double a = STRENGTH * mean;
    double b = STRENGTH * (1 - mean);
    return logBeta(a + yes, b + no) - logBeta(a, b);
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /** Stirling's series, shifted upwards; error below 1e-9 for positive arguments. */
  private static double logGamma(double x) {
    double shift = 0;
    double y = x;
    while (y < 8) {
      shift += Math.log(y);
      y++;
    }
    double series = 1 / (12 * y) - 1 / (360 * y * y * y) + 1 / (1260 * Math.pow(y, 5));
    return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }
}
