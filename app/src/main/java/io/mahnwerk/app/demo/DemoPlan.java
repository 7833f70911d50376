package io.mahnwerk.app.demo;

/**
 * What a demonstration is asked to show.
 *
 * @param months length of the roll-out
 * @param seed decides everything that is random
 * @param delayOnly no opened procedure: the chosen debtors are only held back
 */
record DemoPlan(int months, long seed, boolean delayOnly) {
  static final int MOST_MONTHS = 24;
}
