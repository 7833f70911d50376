package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The business days of a stretch of time and the ends of its months and starts of its quarters. */
final class WorkDays {
  private final long firstDay;
  private final LocalDate last;
  private final BitSet business = new BitSet();

  WorkDays(BusinessCalendar calendar, LocalDate first, LocalDate last) {
    this.firstDay = first.toEpochDay();
    this.last = last;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      business.set(index(day), calendar.isBusinessDay(day));
    }
  }

  int index(LocalDate day) {
    long index = day.toEpochDay() - firstDay;
    if (index < 0 || day.isAfter(last)) {
      throw new IllegalArgumentException(
          "The world was laid out for %s to %s but was asked for %s"
              .formatted(LocalDate.ofEpochDay(firstDay), last, day));
    }
    return (int) index;
  }

  int count() {
    return index(last) + 1;
  }

  LocalDate day(int index) {
    return LocalDate.ofEpochDay(firstDay + index);
  }

  boolean isBusinessDay(LocalDate day) {
    return business.get(index(day));
  }

  /** The last business days of the month, in order. */
  List<LocalDate> endOfMonth(YearMonth month, int days) {
    List<LocalDate> found = new ArrayList<>();
    for (LocalDate day = month.atEndOfMonth(); found.size() < days; day = day.minusDays(1)) {
      if (isBusinessDay(day)) {
        found.add(0, day);
      }
    }
    return found;
  }

  /** The first business days from the first calendar day of the quarter on, in order. */
  List<LocalDate> startOfQuarter(LocalDate quarterStart, int days) {
    List<LocalDate> found = new ArrayList<>();
    for (LocalDate day = quarterStart; found.size() < days; day = day.plusDays(1)) {
      if (isBusinessDay(day)) {
        found.add(day);
      }
    }
    return found;
  }

  static LocalDate quarterStart(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }
}
