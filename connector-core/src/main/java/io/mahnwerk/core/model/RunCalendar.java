package io.mahnwerk.core.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The days on which a ledger's dunning run is planned: weekdays, days of the month and single
 * dates, less the days that are left out. Where only dates are planned, each day from Monday to
 * Friday after the last of them counts as one, so that no hold reaches beyond what is known.
 *
 * @param monthDays 1 to 31; one that a month has not got is that month's last day
 */
public record RunCalendar(
    Set<DayOfWeek> weekdays, Set<Integer> monthDays, Set<LocalDate> dates, Set<LocalDate> leftOut) {
  private static final int MOST_DAYS = 31;
  private static final int DAYS_OF_A_QUARTER = 92;

  public RunCalendar {
    weekdays = Set.copyOf(weekdays);
    monthDays = Set.copyOf(monthDays);
    dates = Set.copyOf(dates);
    leftOut = Set.copyOf(leftOut);
    if (weekdays.isEmpty() && monthDays.isEmpty() && dates.isEmpty()) {
      throw new IllegalArgumentException("A run calendar needs at least one day");
    }
    if (monthDays.stream().anyMatch(day -> day < 1 || day > MOST_DAYS)) {
      throw new IllegalArgumentException("Days of a month are 1 to 31 but: " + monthDays);
    }
  }

  public RunCalendar(Set<DayOfWeek> weekdays, Set<LocalDate> leftOut) {
    this(weekdays, Set.of(), Set.of(), leftOut);
  }

  public static RunCalendar on(DayOfWeek first, DayOfWeek... more) {
    return new RunCalendar(EnumSet.of(first, more), Set.of());
  }

  public boolean isRunDay(LocalDate day) {
    return !leftOut.contains(day)
        && (weekdays.contains(day.getDayOfWeek())
            || isMonthDay(day)
            || dates.contains(day)
            || isBeyondThePlan(day));
  }

  public LocalDate nextOnOrAfter(LocalDate day) {
    LocalDate candidate = day;
    while (!isRunDay(candidate)) {
      candidate = candidate.plusDays(1);
    }
    return candidate;
  }

  /** The latest planned run before a day; empty where none is known of the quarter before it. */
  public Optional<LocalDate> lastBefore(LocalDate day) {
    return Stream.iterate(day.minusDays(1), earlier -> earlier.minusDays(1))
        .limit(DAYS_OF_A_QUARTER)
        .filter(this::isRunDay)
        .findFirst();
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

  private boolean isMonthDay(LocalDate day) {
    boolean last = day.getDayOfMonth() == day.lengthOfMonth();
    return monthDays.contains(day.getDayOfMonth())
        || last && monthDays.stream().anyMatch(planned -> planned > day.lengthOfMonth());
  }

  private boolean isBeyondThePlan(LocalDate day) {
    return weekdays.isEmpty()
        && monthDays.isEmpty()
        && day.isAfter(Collections.max(dates))
        && day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
