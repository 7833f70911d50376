package io.mahnwerk.core.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Tells business days from weekends and holidays of one region. */
public final class BusinessCalendar {
  private final Predicate<LocalDate> holidays;

  /** The predicate must be pure; weekends need not be in it. */
  public BusinessCalendar(Predicate<LocalDate> holidays) {
    this.holidays = holidays;
  }

  public boolean isHoliday(LocalDate day) {
    return holidays.test(day);
  }

  public boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.test(day);
  }

  /** The day that lies the number of business days after (negative: before) the given one. */
  public LocalDate plusBusinessDays(LocalDate day, int businessDays) {
    int step = Integer.signum(businessDays);
    LocalDate result = day;
    for (int left = Math.abs(businessDays); left > 0; ) {
      result = result.plusDays(step);
      if (isBusinessDay(result)) {
        left--;
      }
    }
    return result;
  }

  public LocalDate nextOnOrAfter(LocalDate day) {
    LocalDate result = day;
    while (!isBusinessDay(result)) {
      result = result.plusDays(1);
    }
    return result;
  }

  /** Business days after the first day up to and including the last; 0 when last is not later. */
  public int businessDaysBetween(LocalDate first, LocalDate last) {
    int count = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      if (isBusinessDay(day)) {
        count++;
      }
    }
    return count;
  }
}
