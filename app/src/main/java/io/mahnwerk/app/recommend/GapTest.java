package io.mahnwerk.app.recommend;

import java.util.Map;
import java.util.TreeMap;

/**
 * Tells gaps that are spread at random from gaps that pile up in some groups: Pearson's chi-squared
 * test of equal shares, its distribution approximated after Wilson and Hilferty (1931). Gaps count
 * as systematic when chance would pile them up like that less than once in a thousand files.
 */
final class GapTest {
  private static final double ONE_IN_A_THOUSAND = 3.09;
  private static final double LEAST_EXPECTED = 1;

  private final Map<String, long[]> groups = new TreeMap<>();
  private long all;
  private long gaps;

  void count(String group, boolean gap) {
    long[] counts = groups.computeIfAbsent(group, name -> new long[2]);
    counts[0]++;
    counts[1] += gap ? 1 : 0;
    all++;
    gaps += gap ? 1 : 0;
  }

  long all() {
    return all;
  }

  long gaps() {
    return gaps;
  }

  /** The group with the largest surplus of gaps. */
  String worstGroup() {
    double share = all == 0 ? 0 : (double) gaps / all;
    return groups.entrySet().stream()
        .max(
            (a, b) ->
                Double.compare(
                    a.getValue()[1] - share * a.getValue()[0],
                    b.getValue()[1] - share * b.getValue()[0]))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  boolean systematic() {
    double share = all == 0 ? 0 : (double) gaps / all;
    double statistic = 0;
    int used = 0;
    for (long[] counts : groups.values()) {
      double expected = counts[0] * share;
      double others = counts[0] * (1 - share);
      if (Math.min(expected, others) >= LEAST_EXPECTED) {
        double distance = counts[1] - expected;
        statistic += distance * distance / expected + distance * distance / others;
        used++;
      }
    }
    return used >= 2 && standardised(statistic, used - 1) > ONE_IN_A_THOUSAND;
  }

  private static double standardised(double statistic, int freedom) {
    double spread = 2.0 / (9 * freedom);
    return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
  }
}
