package io.mahnwerk.connector.dynamics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date formula of Business Central as a number of days, such as {@code <5D>}, {@code 2W} or
 * {@code 1W+2D}. Months, quarters, years and weekdays have no fixed number of days.
 */
final class BcDateFormula {
  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,3}[DW]([+-]\\d{1,3}[DW])*");
  private static final Pattern TERM = Pattern.compile("([+-]?\\d{1,3})([DW])");
  private static final int WEEK = 7;

  private BcDateFormula() {}

  /**
   * The days that a formula adds; a blank one adds none.
   *
   * @throws IllegalArgumentException for a formula that is no fixed number of days or goes back
   */
  static int days(String formula) {
    String text = formula.strip().replace("<", "").replace(">", "").replace(" ", "");
    if (text.isEmpty()) {
      return 0;
    }
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + formula + "' is no fixed number of days");
    }
    int days = 0;
    Matcher terms = TERM.matcher(text);
    while (terms.find()) {
      int count = Integer.parseInt(terms.group(1));
      days += terms.group(2).equals("W") ? count * WEEK : count;
    }
    if (days < 0) {
      throw new IllegalArgumentException("'" + formula + "' goes back in time");
    }
    return days;
  }
}
