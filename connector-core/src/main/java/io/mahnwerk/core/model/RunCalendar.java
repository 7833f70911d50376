package io.mahnwerk.core.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The days on which a ledger's dunning run is planned: weekdays, less the days that are left out.
 */
public record RunCalendar(Set<DayOfWeek> weekdays, Set<LocalDate> leftOut) {
  public RunCalendar {
    weekdays = Set.copyOf(weekdays);
    leftOut = Set.copyOf(leftOut);
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException("A run calendar needs at least one weekday");
    }
  }

  public static RunCalendar on(DayOfWeek first, DayOfWeek... more) {
    Set<DayOfWeek> days = java.util.EnumSet.of(first, more);
    return new RunCalendar(days, Set.of());
  }

  public boolean isRunDay(LocalDate day) {
    return weekdays.contains(day.getDayOfWeek()) && !leftOut.contains(day);
  }

  public LocalDate nextOnOrAfter(LocalDate day) {
    LocalDate candidate = day;
    while (!isRunDay(candidate)) {
      candidate = candidate.plusDays(1);
    }
    return candidate;
  }

  /** Every planned run from the first day to the last, both included. */
  public List<LocalDate> runs(LocalDate first, LocalDate last) {
    List<LocalDate> runs = new ArrayList<>();
    for (LocalDate day = nextOnOrAfter(first);
        !day.isAfter(last);
        day = nextOnOrAfter(day.plusDays(1))) {
      runs.add(day);
    }
    return runs;
  }
}
