package io.mahnwerk.app.receipt;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The planned runs in the form and order in which a receipt keeps them.
 *
 * @param own by company code
 */
record PlannedRuns(Days usual, Map<String, Days> own) {

  static PlannedRuns of(RunPlan plan) {
    Map<String, Days> own = new TreeMap<>();
    plan.own().forEach((code, runs) -> own.put(code.value(), Days.of(runs)));
    return new PlannedRuns(Days.of(plan.usual()), own);
  }

  RunPlan plan() {
    Map<CompanyCode, RunCalendar> byCode = new HashMap<>();
    own.forEach((code, days) -> byCode.put(new CompanyCode(code), days.calendar()));
    return new RunPlan(usual.calendar(), byCode);
  }

  /** One calendar. */
  record Days(
      List<DayOfWeek> weekdays,
      List<Integer> monthDays,
      List<LocalDate> dates,
      List<LocalDate> leftOut) {

    static Days of(RunCalendar runs) {
      return new Days(
          sorted(runs.weekdays()),
          sorted(runs.monthDays()),
          sorted(runs.dates()),
          sorted(runs.leftOut()));
    }

    RunCalendar calendar() {
      return new RunCalendar(
          new HashSet<>(weekdays),
          new HashSet<>(monthDays),
          new HashSet<>(dates),
          new HashSet<>(leftOut));
    }

    private static <T extends Comparable<? super T>> List<T> sorted(Collection<T> days) {
      return days.stream().sorted().toList();
    }
  }
}
