package io.mahnwerk.scoring.features;

/**
 * Counted behaviour of one debtor or of a group. All counts are whole numbers, so that sums do not
 * depend on the order in which facts came in.
 */
public final class Behaviour {
  /**
   * What is counted. {@code LATE} and what follows it are payments by days after the due date;
   * {@code MONTH_END} and {@code QUARTER_START} are parts of them. Early, mid and late are the
   * offset of an item's first notice.
   */
  enum Count {
    PAID,
    DELAY,
    DELAY_SQUARED,
    LATE,
    LATE_UP_TO_14,
    LATE_OVER_14,
    LATE_UP_TO_30,
    LATE_OVER_30,
    LATE_UP_TO_60,
    MINOR_UNITS,
    BEFORE_NOTICE,
    MONTH_END,
    QUARTER_START,
    NOTICED_EARLY,
    NOTICED_MID,
    NOTICED_LATE,
    ANSWERED_EARLY,
    ANSWERED_MID,
    ANSWERED_LATE,
    NOTICES,
    COMPLAINTS,
    OPEN
  }

  private static final int SIZE = Count.values().length;

  private final long[] counts;

  Behaviour() {
    this(new long[SIZE]);
  }

  private Behaviour(long[] counts) {
    this.counts = counts;
  }

  void add(Count count, long value) {
    counts[count.ordinal()] += value;
  }

  void add(Behaviour other, int sign) {
    for (int i = 0; i < SIZE; i++) {
      counts[i] += sign * other.counts[i];
    }
  }

  boolean isZero() {
    for (long count : counts) {
      if (count != 0) {
        return false;
      }
    }
    return true;
  }

  long count(Count count) {
    return counts[count.ordinal()];
  }

  /** How many items were paid. */
  public int paid() {
    return Math.toIntExact(count(Count.PAID));
  }

  /** How many items are open. */
  public int open() {
    return Math.toIntExact(count(Count.OPEN));
  }

  /** The observed share, pulled towards the prior as if it had been seen {@code weight} times. */
  double share(Count part, Count whole, double prior, double weight) {
    return (count(part) + weight * prior) / (count(whole) + weight);
  }
}
