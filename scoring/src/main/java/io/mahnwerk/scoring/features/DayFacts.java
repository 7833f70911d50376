package io.mahnwerk.scoring.features;

/**
 * Where a day lies in its month and quarter.
 *
 * @param weekday 1 for Monday to 7 for Sunday
 * @param businessDaysToMonthEnd business days after this day in its month; 0 on and after the last
 * @param businessDayOfMonth business days from the first of the month to this day, included
 * @param businessDayOfQuarter the same from the first day of the quarter
 * @param daysToQuarterStart calendar days to the next first day of a quarter, at least 1
 */
public record DayFacts(
    boolean businessDay,
    int weekday,
    int businessDaysToMonthEnd,
    int businessDayOfMonth,
    int businessDayOfQuarter,
    int daysToQuarterStart) {
  private static final int MONTH_END_DAYS = 3;
  private static final int QUARTER_START_DAYS = 10;

  /** Whether this is one of the last three business days of a month, or a weekend after them. */
  public boolean isMonthEnd() {
    return businessDaysToMonthEnd < MONTH_END_DAYS;
  }

  /** Whether this is one of the first ten business days of a quarter. */
  public boolean isQuarterStart() {
    return businessDayOfQuarter <= QUARTER_START_DAYS;
  }
}
