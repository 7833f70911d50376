package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers {@link DayFacts} by one business calendar; each day is worked out once. Thread-safe. */
public final class DayCalendar {
  private final BusinessCalendar calendar;
  private final Map<LocalDate, DayFacts> known = new ConcurrentHashMap<>();

  public DayCalendar(BusinessCalendar calendar) {
    Map<LocalDate, Boolean> holidays = new ConcurrentHashMap<>();
    this.calendar = new BusinessCalendar(day -> holidays.computeIfAbsent(day, calendar::isHoliday));
  }

  public DayFacts facts(LocalDate day) {
    DayFacts facts = known.get(day);
    return facts == null ? known.computeIfAbsent(day, this::workOut) : facts;
  }

  /** The calendar that decides which days are business days. */
  public BusinessCalendar business() {
    return calendar;
  }

  /** The business day on which something of this day takes effect. */
  public LocalDate nextOnOrAfter(LocalDate day) {
    return calendar.nextOnOrAfter(day);
  }

  private DayFacts workOut(LocalDate day) {
    LocalDate beforeMonth = day.withDayOfMonth(1).minusDays(1);
    LocalDate monthEnd = beforeMonth.plusDays(1).plusMonths(1).minusDays(1);
    LocalDate quarter = day.with(IsoFields.DAY_OF_QUARTER, 1);
    return new DayFacts(
        calendar.isBusinessDay(day),
        day.getDayOfWeek().getValue(),
        calendar.businessDaysBetween(day, monthEnd),
        calendar.businessDaysBetween(beforeMonth, day),
        calendar.businessDaysBetween(quarter.minusDays(1), day),
        Math.toIntExact(ChronoUnit.DAYS.between(day, quarter.plusMonths(3))));
  }
}
