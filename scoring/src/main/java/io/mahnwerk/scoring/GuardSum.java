package io.mahnwerk.scoring;

/**
 * What plans change in all, against the former days, over a sample of items. Where a plan is chosen
 * by the same model that foresees what it brings, hopes are too high (the winner's curse): there an
 * expected fall of the days to pay counts less than an expected rise.
 */
final class GuardSum {

  /** One-sided 95 %. */
  private static final double ERRORS_TO_SPARE = 1.645;

  private final double shareOfFalls;
  private int items;
  private double days;
  private double squares;
  private double complaints;

  /**
   * @param shareOfFalls how much of an expected fall counts, 0 to 1
   */
  GuardSum(double shareOfFalls) {
    this.shareOfFalls = shareOfFalls;
  }

  void add(double moreDays, double moreComplaints) {
    double counted = moreDays < 0 ? shareOfFalls * moreDays : moreDays;
    items++;
    days += counted;
    squares += counted * counted;
    complaints += moreComplaints;
  }

  /**
   * The mean rise of the days to pay, of falls only their share, that is exceeded one time in
   * twenty; 0 without an item.
   */
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
