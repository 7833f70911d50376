package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.timing.TimingFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * One tenth of the probabilities to be paid within 30 days.
 *
 * @param foreseen mean of what was foreseen, 0 to 1
 * @param came share that was really paid
 */
public record ReliabilityBin(int cases, double foreseen, double came) {
  private static final int BINS = 10;

  /** The bins that hold a case, from 0 upwards. */
  public static List<ReliabilityBin> of(Trial.Outcome outcome) {
    int[] cases = new int[BINS];
    double[] foreseen = new double[BINS];
    double[] came = new double[BINS];
    for (TimingFigures.Pair pair : outcome.pairs()) {
      double paid = 1 - pair.foreseen().late();
      int bin = (int) Math.min(BINS - 1, paid * BINS);
      cases[bin]++;
      foreseen[bin] += paid;
      came[bin] += pair.late() ? 0 : 1;
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (cases[b] > 0) {
        bins.add(new ReliabilityBin(cases[b], foreseen[b] / cases[b], came[b] / cases[b]));
      }
    }
    return bins;
  }
}
