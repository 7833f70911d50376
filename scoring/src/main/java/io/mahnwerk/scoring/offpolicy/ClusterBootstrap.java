package io.mahnwerk.scoring.offpolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by drawing whole clusters anew, with replacement (Davison and Hinkley 1997, 2.4 and
 * 3.8): decisions of one debtor hang together and are never drawn apart. Percentile intervals.
 *
 * @param <C> what is drawn
 */
public final class ClusterBootstrap<C> {
  private final List<C> clusters;
  private final OffPolicy.Settings settings;

  public ClusterBootstrap(List<C> clusters, OffPolicy.Settings settings) {
    this.clusters = List.copyOf(clusters);
    this.settings = settings;
  }

  /**
   * The statistic of all clusters and its interval. Draws in which it is not defined (such as a
   * share of nothing) do not count; where more than a tenth are such, the interval is unbounded.
   */
  public Interval interval(ToDoubleFunction<Collection<C>> statistic) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    double[] drawn = new double[settings.resamples()];
    int defined = 0;
    for (int n = 0; n < drawn.length; n++) {
      double value = statistic.applyAsDouble(resample(random));
      if (Double.isFinite(value)) {
        drawn[defined++] = value;
      }
    }
    double value = statistic.applyAsDouble(clusters);
    if (defined < 0.9 * drawn.length) {
      return new Interval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double[] sorted = Arrays.copyOf(drawn, defined);
    Arrays.sort(sorted);
    double tail = (1 - settings.confidence()) / 2;
    return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  private List<C> resample(SplittableRandom random) {
    List<C> drawn = new ArrayList<>(clusters.size());
    for (int n = 0; n < clusters.size(); n++) {
      drawn.add(clusters.get(random.nextInt(clusters.size())));
    }
    return drawn;
  }

  /** Linear between order statistics. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
