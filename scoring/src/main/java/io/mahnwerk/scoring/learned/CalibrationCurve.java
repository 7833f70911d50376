package io.mahnwerk.scoring.learned;

import java.util.Arrays;

/**
 * What a foreseen probability becomes: straight lines from nought through points that never fall;
 * beyond the last one in its proportion. Without points everything stays as it is. Immutable.
 *
 * @param foreseen rising
 * @param came never falling, one for each
 */
record CalibrationCurve(double[] foreseen, double[] came) {
  static final CalibrationCurve NONE = new CalibrationCurve(new double[0], new double[0]);

  private static final int MOST_POINTS = 12;

  /** A point stands for at least so many foreseen events. */
  private static final double LEAST_EVENTS = 20;

  /** What came is shrunk to what was foreseen as if that had been seen so often. */
  private static final double SHRINK = 20;

  /** Fits nothing that is off by more than this; such a model is wrong in another way. */
  private static final double MOST_OFF = 3;

  private static final double MOST = 0.95;

  /** A forecast and whether it came true. */
  record Case(double foreseen, boolean came) {}

  /** Under 20 foreseen events there is nothing to learn from. */
  static CalibrationCurve fit(Case[] cases) {
    Case[] sorted = cases.clone();
    Arrays.sort(sorted, java.util.Comparator.comparingDouble(Case::foreseen));
    double events = Arrays.stream(sorted).mapToDouble(Case::foreseen).sum();
    int points = (int) Math.min(MOST_POINTS, events / LEAST_EVENTS);
    if (points == 0) {
      return NONE;
    }
    double[] foreseen = new double[points];
    double[] came = new double[points];
    double[] counts = new double[points];
    double before = 0;
    for (Case one : sorted) {
      int point = (int) Math.min(points - 1, points * before / events);
      foreseen[point] += one.foreseen();
      came[point] += one.came() ? 1 : 0;
      counts[point]++;
      before += one.foreseen();
    }
    for (int p = 0; p < points; p++) {
      double off = (came[p] + SHRINK) / (foreseen[p] + SHRINK);
      foreseen[p] /= Math.max(1, counts[p]);
      came[p] = foreseen[p] * Math.max(1 / MOST_OFF, Math.min(MOST_OFF, off));
    }
    return new CalibrationCurve(foreseen, Isotonic.fit(came, counts));
  }

  double of(double probability) {
    int n = foreseen.length;
    if (n == 0) {
      return probability;
    } else if (probability >= foreseen[n - 1]) {
      return Math.min(MOST, probability * came[n - 1] / foreseen[n - 1]);
    }
    int above = 0;
    while (foreseen[above] <= probability) {
      above++;
    }
    double fromX = above == 0 ? 0 : foreseen[above - 1];
    double fromY = above == 0 ? 0 : came[above - 1];
    double share = (probability - fromX) / (foreseen[above] - fromX);
    return fromY + share * (came[above] - fromY);
  }
}
