package io.mahnwerk.scoring.offpolicy;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one debtor's decisions add to the estimates; whole debtors are resampled. */
record DebtorSums(
    int decisions, double weights, double weighed, double expected, double surprises) {

  /** Decisions of one debtor; without expectations of a model those sums are not numbers. */
  static DebtorSums of(List<TestedDecision> made) {
    return new DebtorSums(
        made.size(),
        sum(made, TestedDecision::weight),
        sum(made, d -> d.weight() * d.logged().euros()),
        sum(made, TestedDecision::expected),
        sum(made, d -> d.weight() * d.surprise()));
  }

  static double snips(Collection<DebtorSums> debtors) {
    return sum(debtors, DebtorSums::weighed) / sum(debtors, DebtorSums::weights);
  }

  static double doublyRobust(Collection<DebtorSums> debtors) {
    return sum(debtors, DebtorSums::expected) / sum(debtors, DebtorSums::decisions)
        + sum(debtors, DebtorSums::surprises) / sum(debtors, DebtorSums::weights);
  }

  private static <T> double sum(Collection<T> all, ToDoubleFunction<T> part) {
    double sum = 0;
    for (T one : all) {
      sum += part.applyAsDouble(one);
    }
    return sum;
  }
}
