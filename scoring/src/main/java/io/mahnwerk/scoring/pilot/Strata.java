package io.mahnwerk.scoring.pilot;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sorts debtors into kinds by their size, segment, country and behaviour. */
final class Strata {
  private static final int LEAST_OF_SEGMENT = 10;
  private static final double SELDOM = 1.0 / 3;
  private static final double MOSTLY = 2.0 / 3;

  private final double medium;
  private final double large;
  private final Map<String, Long> segments;

  Strata(List<DebtorPast> debtors) {
    double[] turnover = debtors.stream().mapToDouble(DebtorPast::turnover).sorted().toArray();
    this.medium = turnover.length == 0 ? 0 : turnover[turnover.length / 3];
    this.large = turnover.length == 0 ? 0 : turnover[2 * turnover.length / 3];
    this.segments =
        debtors.stream()
            .map(past -> past.debtor().industry())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  Stratum of(DebtorPast past) {
    String industry = past.debtor().industry();
    boolean common = segments.getOrDefault(industry, 0L) >= LEAST_OF_SEGMENT;
    return new Stratum(
        size(past.turnover()),
        common ? industry : "",
        past.debtor().country(),
        behaviour(past.lateShare()));
  }

  private String size(double turnover) {
    return turnover < medium ? "small" : turnover < large ? "medium" : "large";
  }

  private static String behaviour(double lateShare) {
    return lateShare < SELDOM ? "seldom" : lateShare < MOSTLY ? "often" : "mostly";
  }
}
