package io.mahnwerk.scoring.pilot;

import java.util.List;

/**
 * How far yes and no answers of one debtor hang together: the analysis of variance estimator of the
 * intraclass correlation (Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981,
 * 13.2).
 */
public final class Intraclass {
  private Intraclass() {}

  /** How often one debtor answered yes among those seen. */
  public record Counted(int hits, int seen) {}

  /** From 0 to 1; 0 where too little is known or the estimate is negative. */
  public static double correlation(List<Counted> debtors) {
    List<Counted> seen = debtors.stream().filter(one -> one.seen() > 0).toList();
    double all = seen.stream().mapToDouble(Counted::seen).sum();
    if (seen.size() < 2 || all <= seen.size()) {
      return 0;
    }
    double mean = seen.stream().mapToDouble(Counted::hits).sum() / all;
    double between = 0;
    double within = 0;
    double squares = 0;
    for (Counted one : seen) {
      double own = one.hits() / (double) one.seen();
      between += one.seen() * (own - mean) * (own - mean);
      within += one.seen() * own * (1 - own);
      squares += (double) one.seen() * one.seen();
    }
    between /= seen.size() - 1;
    within /= all - seen.size();
    double size = (all - squares / all) / (seen.size() - 1);
    double total = between + (size - 1) * within;
    return total == 0 ? 0 : Math.max(0, Math.min(1, (between - within) / total));
  }
}
