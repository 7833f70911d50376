package io.mahnwerk.scoring.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * How values were spread when a model was trained: ten bins of about equal size, fewer where values
 * repeat, and one for what is missing.
 *
 * @param edges upper ends of all bins but the last, rising
 * @param shares of each bin, the missing values last; they add up to 1
 */
public record Bins(List<Double> edges, List<Double> shares) {
  private static final int COUNT = 10;

  /** A bin that nobody fell into counts as this share, so that no logarithm is infinite. */
  private static final double LEAST_SHARE = 1e-4;

  public Bins {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
  }

  static Bins of(List<Float> values) {
    List<Float> sorted = values.stream().filter(v -> !v.isNaN()).sorted().toList();
    List<Double> edges = new ArrayList<>();
    for (int b = 1; b < COUNT && !sorted.isEmpty(); b++) {
      double edge = sorted.get(Math.min(sorted.size() - 1, b * sorted.size() / COUNT));
      boolean divides = edge > sorted.get(0) && (edges.isEmpty() || edge > last(edges));
      if (divides) {
        edges.add(edge);
      }
    }
    return new Bins(edges, shares(edges, values));
  }

  /**
   * The population stability index of other values: sum of (a - e) ln(a / e) over the bins, e being
   * the share at training and a the share of these values. 0 for the same spread; under 0.1 is
   * taken for none, over 0.25 for a large change.
   */
  double psi(List<Float> values) {
    List<Double> actual = shares(edges, values);
    double psi = 0;
    for (int b = 0; b < shares.size(); b++) {
      double e = Math.max(LEAST_SHARE, shares.get(b));
      double a = Math.max(LEAST_SHARE, actual.get(b));
      psi += (a - e) * Math.log(a / e);
    }
    return psi;
  }

  private static List<Double> shares(List<Double> edges, List<Float> values) {
    double[] counts = new double[edges.size() + 2];
    for (float value : values) {
      counts[bin(edges, value)]++;
    }
    List<Double> shares = new ArrayList<>();
    for (double count : counts) {
      shares.add(values.isEmpty() ? 0 : count / values.size());
    }
    return shares;
  }

  private static int bin(List<Double> edges, float value) {
    if (Float.isNaN(value)) {
      return edges.size() + 1;
    }
    int bin = 0;
    while (bin < edges.size() && value >= edges.get(bin)) {
      bin++;
    }
    return bin;
  }

  private static double last(List<Double> edges) {
    return edges.get(edges.size() - 1);
  }
}
