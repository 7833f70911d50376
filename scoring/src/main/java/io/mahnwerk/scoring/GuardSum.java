package io.mahnwerk.scoring;

/** What plans change in all, against the former days, over a sample of items. */
final class GuardSum {
  /** One-sided 95 %. */
  private static final double ERRORS_TO_SPARE = 1.645;

  private int items;
  private double days;
  private double squares;
  private double complaints;

  void add(double moreDays, double moreComplaints) {
    items++;
    days += moreDays;
    squares += moreDays * moreDays;
    complaints += moreComplaints;
  }

  /** The mean rise of the days to pay that is exceeded one time in twenty; 0 without an item. */
  double mostDays() {
    double n = Math.max(1, items);
    double mean = days / n;
    double variance = Math.max(0, squares / n - mean * mean);
    return mean + ERRORS_TO_SPARE * Math.sqrt(variance / n);
  }

  double complaints() {
    return complaints;
  }
}
