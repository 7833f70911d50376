package io.mahnwerk.scoring.timing;

import java.util.ArrayDeque;
import java.util.Deque;

/** What somebody's cleared invoices looked like, the last few of them one by one. */
final class PastPayments {
  private static final int REMEMBERED = 10;

  private final Deque<Integer> lastDelays = new ArrayDeque<>();
  private int count;
  private double days;
  private double delays;
  private double delaysSquared;
  private double late;
  private double logAmounts;
  private double recent = Double.NaN;
  private long lastClearedOn = Long.MIN_VALUE;

  void add(TimedInvoice invoice) {
    int delay = invoice.daysToPay() - invoice.terms();
    count++;
    days += invoice.daysToPay();
    delays += delay;
    delaysSquared += (double) delay * delay;
    late += invoice.isLate() ? 1 : 0;
    logAmounts += Math.log1p(Math.abs(invoice.amount()));
    recent = Double.isNaN(recent) ? delay : 0.7 * recent + 0.3 * delay;
    lastClearedOn = invoice.clearedOn().orElseThrow().toEpochDay();
    lastDelays.addLast(delay);
    if (lastDelays.size() > REMEMBERED) {
      lastDelays.removeFirst();
    }
  }

  int count() {
    return count;
  }

  /** The mean, as if the prior had been seen {@code weight} times more. */
  double meanDays(double prior, double weight) {
    return (days + weight * prior) / (count + weight);
  }

  double meanDelay(double prior, double weight) {
    return (delays + weight * prior) / (count + weight);
  }

  double lateShare(double prior, double weight) {
    return (late + weight * prior) / (count + weight);
  }

  /** Of the later ones more than of the earlier ones; NaN without any. */
  double recentDelay() {
    return recent;
  }

  double deviation() {
    if (count < 2) {
      return Double.NaN;
    }
    double mean = delays / count;
    return Math.sqrt(Math.max(0, delaysSquared / count - mean * mean));
  }

  double meanLogAmount() {
    return count == 0 ? Double.NaN : logAmounts / count;
  }

  /** The n-th smallest share of the remembered delays; NaN without any. */
  double quantile(double share) {
    if (lastDelays.isEmpty()) {
      return Double.NaN;
    }
    int[] sorted = lastDelays.stream().mapToInt(Integer::intValue).sorted().toArray();
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  double lastDelay() {
    return lastDelays.isEmpty() ? Double.NaN : lastDelays.getLast();
  }

  double daysSince(long epochDay) {
    return count == 0 ? Double.NaN : epochDay - lastClearedOn;
  }
}
