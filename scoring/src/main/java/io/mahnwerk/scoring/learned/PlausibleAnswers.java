package io.mahnwerk.scoring.learned;

import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How many answers a first notice may bring by what was counted of notices on days like its own.
 * Where none was seen, each share of answers is as plausible as any other: the cumulative hazard is
 * exponential with mean 1, and after {@code n} answers to {@code e} notices gamma distributed with
 * shape {@code 1 + n} and rate {@code 1 + e}. What days are like its own, the hypotheses say, each
 * as far as it is believed. Immutable.
 */
final class PlausibleAnswers {
  /** Share that lies below the range, and again above it. */
  static final double MISSED = 0.05;

  private static final int SHARES = 100;

  /** A hypothesis that is believed less does not count. */
  private static final double LEAST_BELIEF = 1e-4;

  private static final double[] UNSEEN = below(0, 0);

  private final List<Kind> kinds;

  /** By kind, hypothesis and cell, how likely fewer answer than each share in hundredths. */
  private final double[][][][] below;

  /**
   * Cumulative hazards that a notice adds.
   *
   * @param fewest with 95 % certainty it is more
   * @param most with 95 % certainty it is less
   */
  record Range(double fewest, double most) {}

  PlausibleAnswers(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
    this.below = kinds.stream().map(PlausibleAnswers::below).toArray(double[][][][]::new);
  }

  private static double[][][] below(Kind kind) {
    double[][][] below = new double[kind.belief().length][][];
    for (int h = 0; h < below.length; h++) {
      int cells = kind.belief()[h] < LEAST_BELIEF ? 0 : kind.answered()[h].length;
      below[h] = new double[cells][];
      for (int c = 0; c < cells; c++) {
        double exposed = kind.exposed()[h][c];
        below[h][c] = exposed == 0 ? UNSEEN : below(kind.answered()[h][c], exposed);
      }
    }
    return below;
  }

  private static double[] below(double answered, double exposed) {
    GammaDistribution hazard = GammaDistribution.of(1 + answered, 1 / (1 + exposed));
    double[] below = new double[SHARES];
    for (int s = 0; s < SHARES; s++) {
      below[s] = hazard.cumulativeProbability(hazard(s));
    }
    return below;
  }

  /** The cumulative hazard under which a share in hundredths answers. */
  private static double hazard(double share) {
    return -Math.log1p(-share / SHARES);
  }

  /**
   * @param cells the notice's, by hypothesis
   */
  Range of(int kind, int[] cells) {
    double[] belief = kinds.get(kind).belief();
    double[] mixed = new double[SHARES];
    double all = 0;
    for (int h = 0; h < belief.length; h++) {
      if (belief[h] >= LEAST_BELIEF) {
        double[] one = below[kind][h][cells[h]];
        all += belief[h];
        for (int s = 0; s < SHARES; s++) {
          mixed[s] += belief[h] * one[s];
        }
      }
    }
    return new Range(at(mixed, MISSED * all), at(mixed, (1 - MISSED) * all));
  }

  /** Where the rising values reach the level, between two of them in proportion. */
  private static double at(double[] rising, double level) {
    for (int s = 1; s < SHARES; s++) {
      if (rising[s] >= level) {
        double part = (level - rising[s - 1]) / (rising[s] - rising[s - 1]);
        return hazard(s - 1 + part);
      }
    }
    return hazard(SHARES - 1.0);
  }
}
