package io.mahnwerk.scoring;

/**
 * Probabilities that an item is still unpaid, day by day as in {@link AccountOutlook#unpaid}, and
 * between which they may lie for all that was seen of notices on such days. The slow ones are never
 * less, and the fast ones never more, than those that are expected.
 *
 * @param slow if first notices are answered as rarely as is plausible
 * @param expected what is expected
 * @param fast if they are answered as often as is plausible
 */
public record UnpaidRange(double[] slow, double[] expected, double[] fast) {
  public UnpaidRange {
    slow = slow.clone();
    fast = fast.clone();
    for (int k = 0; k < expected.length; k++) {
      slow[k] = Math.max(slow[k], expected[k]);
      fast[k] = Math.min(fast[k], expected[k]);
    }
  }

  /** How far apart slow and fast are on the day on which that is most, 0 to 1. */
  double width() {
    double width = 0;
    for (int k = 0; k < slow.length; k++) {
      width = Math.max(width, slow[k] - fast[k]);
    }
    return width;
  }
}
