package io.mahnwerk.scoring;

import java.util.OptionalInt;

/**
 * When an item is expected to be paid, in days from the day that is looked from: with one, five and
 * nine chances in ten by then. A day beyond what was looked at is absent.
 */
public record ExpectedPayment(OptionalInt early, OptionalInt middle, OptionalInt late) {
  /** How likely payment is by each of the three days. */
  public static final double EARLY = 0.1;

  public static final double MIDDLE = 0.5;
  public static final double LATE = 0.9;

  /**
   * @param unpaid see {@link AccountOutlook#unpaid}
   */
  public static ExpectedPayment of(double[] unpaid) {
    return new ExpectedPayment(by(unpaid, EARLY), by(unpaid, MIDDLE), by(unpaid, LATE));
  }

  private static OptionalInt by(double[] unpaid, double paid) {
    for (int k = 0; k < unpaid.length; k++) {
      if (1 - unpaid[k] >= paid) {
        return OptionalInt.of(k);
      }
    }
    return OptionalInt.empty();
  }
}
