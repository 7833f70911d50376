package io.mahnwerk.app.demo;

/**
 * What a demonstration is asked to show.
 *
 * @param months length of the roll-out
 * @param seed decides everything that is random
 * @param delayOnly no opened procedure: the chosen debtors are only held back
 * @param debtors of each simulated ERP
 */
public record DemoPlan(int months, long seed, boolean delayOnly, int debtors) {
  static final int MOST_MONTHS = 24;
  public static final int FEWEST_DEBTORS = 20;
  public static final int MOST_DEBTORS = 2000;

  /** The same for a ledger in which nothing is opened. */
  DemoPlan delaying() {
    return new DemoPlan(months, seed, true, debtors);
  }
}
