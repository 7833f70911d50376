package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days after the due date on which an invoice has been dunned so far, such as 14/30/45, and the
 * opened copy of it whose first notice may go out from day 3.
 */
record FormerSchedule(List<Integer> days) {
  static final DunningProcedureCode FORMER = new DunningProcedureCode("FORMER");
  static final DunningProcedureCode OPENED = new DunningProcedureCode("OPENED");
  private static final int FIRST_OPENED_DAY = 3;
  private static final int LEAST_GAP = 10;

  FormerSchedule {
    days = List.copyOf(days);
    if (days.isEmpty() || days.size() > 9) {
      throw new IllegalArgumentException("A schedule has 1 to 9 days");
    }
    for (int n = 0; n < days.size(); n++) {
      int least = n == 0 ? 1 : days.get(n - 1) + 1;
      if (days.get(n) < least || days.get(n) > 365) {
        throw new IllegalArgumentException("The days of a schedule rise from 1 to 365");
      }
    }
  }

  /** Reads the form 14/30/45; throws {@link IllegalArgumentException} for anything else. */
  static FormerSchedule parse(String text) {
    return new FormerSchedule(
        Arrays.stream(text.split("/", -1)).map(day -> Integer.valueOf(day.strip())).toList());
  }

  /** Both procedures, the opened one keeping the gaps of the former. */
  DunningProcedures procedures() {
    int earlier = Math.max(0, days.get(0) - FIRST_OPENED_DAY);
    List<Integer> opened = days.stream().map(day -> day - earlier).toList();
    return new DunningProcedures(
        Map.of(FORMER, procedure(FORMER, days), OPENED, procedure(OPENED, opened)),
        Map.of(OPENED, FORMER));
  }

  /**
   * The first planned run, on the given day or later, on which this schedule sends the invoice's
   * next notice; empty when every notice has been sent.
   */
  Optional<LocalDate> nextNotice(ItemHistory item, RunCalendar runs, LocalDate onOrAfter) {
    int sent = item.notices().size();
    if (sent >= days.size()) {
      return Optional.empty();
    }
    Optional<LocalDate> last =
        item.notices().stream().map(ItemHistory.RecordedNotice::dunnedOn).max(LocalDate::compareTo);
    LocalDate first =
        procedure(FORMER, days).firstDay(new DunningLevel(sent + 1), item.netDueDate(), last);
    return Optional.of(runs.nextOnOrAfter(first.isBefore(onOrAfter) ? onOrAfter : first));
  }

  private static DunningProcedure procedure(DunningProcedureCode code, List<Integer> days) {
    int interval = LEAST_GAP;
    List<DunningProcedure.Step> steps = new ArrayList<>();
    for (int n = 0; n < days.size(); n++) {
      steps.add(DunningProcedure.Step.after(days.get(n)));
      interval = n == 0 ? interval : Math.min(interval, days.get(n) - days.get(n - 1));
    }
    return new DunningProcedure(code, interval, 0, 0, steps);
  }

  /** The form 14/30/45. */
  @Override
  public String toString() {
    return String.join("/", days.stream().map(String::valueOf).toList());
  }
}
