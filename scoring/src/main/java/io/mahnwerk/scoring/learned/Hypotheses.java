package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.LogGamma;

/**
 * Several ways to cut notices into cells, each with a rate by cell: gamma distributed beforehand
 * around the mean of all, Poisson in what was counted.
 *
 * @param hits by hypothesis and cell
 * @param exposure the same
 * @param strength how many hits the prior is worth
 * @param usual mean rate of all debtors
 */
record Hypotheses(double[][] hits, double[][] exposure, double strength, double usual) {
  private static final double MEAN_STRENGTH = 3;

  double[][] rates() {
    double mean = mean();
    double[][] rates = new double[hits.length][];
    for (int h = 0; h < rates.length; h++) {
      rates[h] = new double[hits[h].length];
      for (int c = 0; c < rates[h].length; c++) {
        rates[h][c] = (strength + hits[h][c]) / (strength / mean + exposure[h][c]);
      }
    }
    return rates;
  }

  /** How far each hypothesis is believed after what was counted. */
  double[] beliefs(double[] priors) {
    double mean = mean();
    double[] logs = new double[hits.length];
    for (int h = 0; h < logs.length; h++) {
      logs[h] = Math.log(priors[h]);
      for (int c = 0; c < hits[h].length; c++) {
        logs[h] += marginal(hits[h][c], exposure[h][c], mean);
      }
    }
    return KindModel.probabilities(logs);
  }

  /** Shrunk to the mean of all debtors. Every hypothesis counts the same hits. */
  private double mean() {
    double all = 0;
    double exposed = 0;
    for (int c = 0; c < hits[0].length; c++) {
      all += hits[0][c];
      exposed += exposure[0][c];
    }
    return (MEAN_STRENGTH + all) / (MEAN_STRENGTH / usual + exposed);
  }

  private double marginal(double n, double e, double mean) {
    double rate = strength / mean;
    return LogGamma.of(strength + n)
        - LogGamma.of(strength)
        + strength * Math.log(rate / (rate + e))
        - n * Math.log(rate + e);
  }
}
