package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.DayFacts;

/**
 * Cuts time into the cells in which a hazard is taken to be even: where a day lies in its month and
 * in its quarter, how old the item is, how long ago its notice was.
 */
final class KindCells {
  static final int MONTH = 8;
  static final int QUARTER = 6;
  static final int AGE = 10;
  static final int SINCE = 6;

  /** Days after a notice on which an answer may fall. */
  static final int ANSWER_DAYS = 16;

  private static final int[] AGE_UP_TO = {-4, 0, 7, 14, 21, 30, 45, 60, 90};
  private static final int[] QUARTER_UP_TO = {5, 10, 15, 25, 45};
  private static final int[] SINCE_UP_TO = {2, 4, 6, 9, 12};

  private KindCells() {}

  static int own(DayFacts day, long overdue) {
    return (month(day) * QUARTER + index(QUARTER_UP_TO, day.businessDayOfQuarter())) * AGE
        + index(AGE_UP_TO, overdue);
  }

  static int count() {
    return MONTH * QUARTER * AGE;
  }

  static int monthOf(int own) {
    return own / (QUARTER * AGE);
  }

  static int quarterOf(int own) {
    return own / AGE % QUARTER;
  }

  static int ageOf(int own) {
    return own % AGE;
  }

  /** Whether the cell holds days after the due date. */
  static boolean isOverdue(int own) {
    return ageOf(own) >= 2;
  }

  static int since(long days) {
    return index(SINCE_UP_TO, days);
  }

  private static int month(DayFacts day) {
    int left = day.businessDaysToMonthEnd();
    if (left <= 2) {
      return left;
    } else if (left <= 4) {
      return 3;
    } else if (left <= 7) {
      return 4;
    }
    int of = day.businessDayOfMonth();
    return of <= 2 ? 5 : of <= 5 ? 6 : 7;
  }

  private static int index(int[] upTo, long value) {
    int i = 0;
    while (i < upTo.length && value > upTo[i]) {
      i++;
    }
    return i;
  }
}
