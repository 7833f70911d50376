package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A debtor's way of being dunned, which DATEV gives no key: the Mahnfristen of the Mahnstammdaten
 * or its own ones (fields 250 to 253), and the levels that field 121 lets out. Written {@code MPD}
 * or {@code 3/17/31}, followed by {@code M} and the content of field 121 where it leaves out a
 * level.
 *
 * @param terms {@code MPD} or days
 * @param levels field 121: the sum of 1, 2 and 4 for the levels 1, 2 and 3
 */
record DatevProcedureCode(String terms, int levels) {
  static final String STANDARD = "MPD";
  static final int ALL_LEVELS = 7;
  static final int HIGHEST = 3;
  private static final Pattern FORM = Pattern.compile("(\\S+)(?: M([1-6]))?");

  DatevProcedureCode {
    if (levels < 1 || levels > ALL_LEVELS) {
      throw new IllegalArgumentException("Field 121 names the levels by 1 to 7 but was " + levels);
    }
  }

  static DatevProcedureCode parse(DunningProcedureCode code) {
    Matcher form = FORM.matcher(code.value());
    if (!form.matches()) {
      return new DatevProcedureCode(code.value(), ALL_LEVELS);
    }
    String levels = form.group(2);
    return new DatevProcedureCode(
        form.group(1), levels == null ? ALL_LEVELS : Integer.parseInt(levels));
  }

  DunningProcedureCode code() {
    return new DunningProcedureCode(levels == ALL_LEVELS ? terms : terms + " M" + levels);
  }

  boolean allows(int level) {
    return level > HIGHEST || (levels & 1 << (level - 1)) != 0;
  }

  /**
   * The procedure with these Mahnfristen. A level that is left out carries the Mahnfrist of the
   * next one, since an item passes it by; the levels above the highest allowed one are cut off.
   *
   * @param days Mahnfrist 1 to 3
   * @param least the debtor's Mahnlimit, in every step
   * @param intervalDays least days between two notices; 0 where only the due date counts
   */
  DunningProcedure procedure(List<Integer> days, DunningProcedure.Step least, int intervalDays) {
    List<DunningProcedure.Step> steps = new ArrayList<>();
    int next = -1;
    for (int level = days.size(); level >= 1; level--) {
      if (allows(level)) {
        next = days.get(level - 1);
      }
      if (next >= 0) {
        steps.add(
            0,
            new DunningProcedure.Step(next, least.minimumAmount(), least.minimumPercent(), false));
      }
    }
    return new DunningProcedure(code(), intervalDays, 0, 0, steps);
  }
}
