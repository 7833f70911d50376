package io.mahnwerk.scoring;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * Puts all due items of one debtor on common letters: one letter serves every item whose day it is,
 * costs once and brings at most one complaint, and letters keep their distance. Looks through every
 * set of one or two letter days.
 */
final class LetterPlan {
  private final Candidates candidates;
  private final List<Worth> items;
  private final Costs costs;

  LetterPlan(Candidates candidates, List<Worth> items, Costs costs) {
    this.candidates = candidates;
    this.items = items;
    this.costs = costs;
  }

  /** Euros for one letter and one complaint, and the least days between two letters. */
  record Costs(double notice, double complaint, int gapDays) {}

  /**
   * What a day is worth to one item, the letter itself left aside.
   *
   * @param euros by candidate, and last of all for no letter; negative infinity where not possible
   * @param sent probability that the item is still open on that day
   * @param complaint probability that the letter then brings a complaint
   */
  record Worth(double[] euros, double[] sent, double[] complaint) {
    int none() {
      return euros.length - 1;
    }
  }

  /** For each item the index of its candidate, or the number of candidates for no letter. */
  int[] best() {
    int none = candidates.size();
    int[] best = assign(none, none);
    double bestEuros = value(best);
    for (int a = 0; a < none; a++) {
      for (int b = a; b < none; b++) {
        if (a == b || (items.size() > 1 && areApart(a, b))) {
          int[] plan = assign(a, b);
          double euros = value(plan);
          if (euros > bestEuros) {
            best = plan;
            bestEuros = euros;
          }
        }
      }
    }
    return best;
  }

  /** What a whole plan is worth in euros. */
  double value(int[] plan) {
    double euros = 0;
    for (int i = 0; i < plan.length; i++) {
      euros += items.get(i).euros()[plan[i]];
    }
    for (int day : Arrays.stream(plan).distinct().toArray()) {
      euros -= day == candidates.size() ? 0 : letter(plan, day);
    }
    return euros;
  }

  private double letter(int[] plan, int day) {
    double unsent = 1;
    double content = 1;
    for (int i = 0; i < plan.length; i++) {
      if (plan[i] == day) {
        Worth item = items.get(i);
        unsent *= 1 - item.sent()[day];
        content *= 1 - item.sent()[day] * item.complaint()[day];
      }
    }
    return costs.notice() * (1 - unsent) + costs.complaint() * (1 - content);
  }

  private int[] assign(int first, int second) {
    int[] plan = new int[items.size()];
    for (int i = 0; i < plan.length; i++) {
      Worth item = items.get(i);
      int choice = better(item, item.none(), first);
      plan[i] = better(item, choice, second);
    }
    return plan;
  }

  private int better(Worth item, int one, int other) {
    return alone(item, other) > alone(item, one) ? other : one;
  }

  private double alone(Worth item, int day) {
    if (day == item.none()) {
      return item.euros()[day];
    }
    double letter = costs.notice() + costs.complaint() * item.complaint()[day];
    return item.euros()[day] - item.sent()[day] * letter;
  }

  private boolean areApart(int a, int b) {
    return ChronoUnit.DAYS.between(candidates.day(a), candidates.day(b)) >= costs.gapDays();
  }
}
