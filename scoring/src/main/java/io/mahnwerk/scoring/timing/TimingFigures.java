package io.mahnwerk.scoring.timing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well payments were foreseen.
 *
 * @param mae mean absolute error of the days to pay
 * @param rmse root of their mean squared error
 * @param r2 share of their variance that was foreseen; negative when a constant is better
 * @param auc probability that a late invoice was thought likelier to be late than one in time, ties
 *     half; null when all or none were late
 * @param brier mean squared error of the probability of being late
 * @param ece expected calibration error over ten equal bins, weighted by their size
 */
public record TimingFigures(
    double mae, double rmse, double r2, @Nullable Double auc, double brier, double ece) {
  private static final int BINS = 10;

  /** One invoice's forecast and what came of it. */
  public record Pair(Foreseen foreseen, int days, boolean late) {
    static Pair of(Foreseen foreseen, TimedInvoice invoice) {
      return new Pair(foreseen, invoice.daysToPay(), invoice.isLate());
    }

    private double miss() {
      return foreseen.days() - days;
    }

    private double surprise() {
      return foreseen.late() - (late ? 1 : 0);
    }
  }

  /** Figures of all pairs; zeros where there is none. */
  public static TimingFigures of(List<Pair> pairs) {
    double mean = pairs.stream().mapToInt(Pair::days).average().orElse(0);
    double squares = mean(pairs.stream().mapToDouble(p -> p.miss() * p.miss()));
    double variance = mean(pairs.stream().mapToDouble(p -> Math.pow(p.days() - mean, 2)));
    return new TimingFigures(
        mean(pairs.stream().mapToDouble(p -> Math.abs(p.miss()))),
        Math.sqrt(squares),
        variance == 0 ? 0 : 1 - squares / variance,
        auc(pairs),
        mean(pairs.stream().mapToDouble(p -> p.surprise() * p.surprise())),
        ece(pairs));
  }

  private static double mean(java.util.stream.DoubleStream values) {
    return values.average().orElse(0);
  }

  /** By the ranks of the late ones (Mann and Whitney 1947). */
  private static @Nullable Double auc(List<Pair> pairs) {
    List<Pair> sorted = new ArrayList<>(pairs);
    sorted.sort(Comparator.comparingDouble(p -> p.foreseen().late()));
    double ranks = 0;
    long late = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      long tied = 0;
      double value = sorted.get(from).foreseen().late();
      while (to < sorted.size() && sorted.get(to).foreseen().late() == value) {
        tied += sorted.get(to).late() ? 1 : 0;
        to++;
      }
      ranks += tied * (from + 1 + to) / 2.0;
      late += tied;
      from = to;
    }
    double others = (double) late * (sorted.size() - late);
    return others == 0 ? null : Double.valueOf((ranks - late * (late + 1) / 2.0) / others);
  }

  private static double ece(List<Pair> pairs) {
    double[] foreseen = new double[BINS];
    double[] came = new double[BINS];
    for (Pair pair : pairs) {
      int bin = (int) Math.min(BINS - 1, pair.foreseen().late() * BINS);
      foreseen[bin] += pair.foreseen().late();
      came[bin] += pair.late() ? 1 : 0;
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(foreseen[bin] - came[bin]);
    }
    return pairs.isEmpty() ? 0 : sum / pairs.size();
  }
}
