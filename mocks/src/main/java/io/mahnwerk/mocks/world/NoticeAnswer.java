package io.mahnwerk.mocks.world;

/**
 * What one notice does to the hazard of one item.
 *
 * @param first index of the work day to which the first added hazard belongs
 * @param added added hazards, day by day
 * @param slowdown share by which the debtor's own hazard falls after {@code from} up to {@code to}
 */
record NoticeAnswer(int first, double[] added, double slowdown, int from, int to) {
  double addedOn(int day) {
    int at = day - first;
    return at >= 0 && at < added.length ? added[at] : 0;
  }

  double ownFactorOn(int day) {
    return day > from && day <= to ? 1 - slowdown : 1;
  }
}
