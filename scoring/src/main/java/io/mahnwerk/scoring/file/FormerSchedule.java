package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The days after the due date on which items have been dunned so far, such as 14/30/45: 1 to 9
 * days, rising from 1 to 365.
 */
public record FormerSchedule(List<Integer> days) {
  /** What is used where nobody says otherwise. */
  public static final FormerSchedule STANDARD = new FormerSchedule(List.of(14, 30, 45));

  static final DunningProcedureCode CODE = new DunningProcedureCode("schedule");
  private static final int LONGEST_INTERVAL = 10;

  public FormerSchedule {
    days = List.copyOf(days);
    if (days.isEmpty() || days.size() > 9) {
      throw new IllegalArgumentException("A schedule has 1 to 9 days but got " + days.size());
    }
    for (int n = 0; n < days.size(); n++) {
      int least = n == 0 ? 1 : days.get(n - 1) + 1;
      if (days.get(n) < least || days.get(n) > 365) {
        throw new IllegalArgumentException(
            "The days of a schedule must rise from 1 to 365 but are " + days);
      }
    }
  }

  /** Reads the form 14/30/45; throws {@link IllegalArgumentException} for anything else. */
  public static FormerSchedule parse(String text) {
    return new FormerSchedule(
        Arrays.stream(text.split("/", -1)).map(day -> Integer.valueOf(day.strip())).toList());
  }

  /**
   * The schedule as a dunning procedure. Between two notices to one debtor it keeps the smallest
   * gap of the schedule, at most 10 days, so that a late notice is not followed by the next at
   * once.
   */
  DunningProcedure procedure() {
    int interval = LONGEST_INTERVAL;
    List<DunningProcedure.Step> steps = new ArrayList<>();
    for (int n = 0; n < days.size(); n++) {
      steps.add(DunningProcedure.Step.after(days.get(n)));
      interval = n == 0 ? interval : Math.min(interval, days.get(n) - days.get(n - 1));
    }
    return new DunningProcedure(CODE, interval, 0, 0, steps);
  }

  /** The business day on which an item never dunned before gets its first notice. */
  LocalDate firstNotice(LocalDate netDueDate, BusinessCalendar calendar) {
    return calendar.nextOnOrAfter(
        procedure().firstDay(new DunningLevel(1), netDueDate, Optional.empty()));
  }

  /** The form 14/30/45. */
  @Override
  public String toString() {
    return String.join("/", days.stream().map(String::valueOf).toList());
  }
}
