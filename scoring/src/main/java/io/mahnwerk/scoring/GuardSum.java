package io.mahnwerk.scoring;

/** What plans change in all, against the former days, over a sample of items. */
final class GuardSum {
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

  /** The mean rise of the days to pay, and a standard error more; 0 without an item. */
  double mostDays() {
    double n = Math.max(1, items);
    double mean = days / n;
    double variance = Math.max(0, squares / n - mean * mean);
    return mean + Math.sqrt(variance / n);
  }

  double complaints() {
    return complaints;
  }
}
