package io.mahnwerk.scoring;

/**
 * The user's weights and limits.
 *
 * @param interestRate yearly rate at which unpaid money costs, 0.08 for 8 %
 * @param noticeCost euros for one letter
 * @param complaintCost euros for one complaint
 * @param margin euros by which the model must beat the segment rule to overrule it
 * @param leadBusinessDays how many business days before its first native day an item is marked
 * @param longestHoldDays days after the write beyond which a hold past the former day needs a new
 *     decision, at most 30
 * @param frequencyCapDays least days between two notices to one debtor, whatever a model says
 * @param promiseGraceDays business days after a promised payment day before a notice may go out
 * @param delayOnly whether debtors with the former procedure may be held back
 */
public record AdviceSettings(
    double interestRate,
    double noticeCost,
    double complaintCost,
    double margin,
    int leadBusinessDays,
    int longestHoldDays,
    int frequencyCapDays,
    int promiseGraceDays,
    boolean delayOnly) {
  /** A transfer that was ordered on the promised day is posted by then. */
  private static final int USUAL_GRACE = 3;

  public static final AdviceSettings DEFAULT =
      new AdviceSettings(0.08, 2.5, 60, 5, 5, 30, 10, false);

  /** With the usual time for a promised payment to arrive. */
  public AdviceSettings(
      double interestRate,
      double noticeCost,
      double complaintCost,
      double margin,
      int leadBusinessDays,
      int longestHoldDays,
      int frequencyCapDays,
      boolean delayOnly) {
    this(
        interestRate,
        noticeCost,
        complaintCost,
        margin,
        leadBusinessDays,
        longestHoldDays,
        frequencyCapDays,
        USUAL_GRACE,
        delayOnly);
  }

  public AdviceSettings {
    if (longestHoldDays < 1 || longestHoldDays > 30) {
      throw new IllegalArgumentException(
          "A hold must be decided anew after 1 to 30 days but the setting says " + longestHoldDays);
    }
  }
}
