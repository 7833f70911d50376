package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a segment answers a first notice best. */
sealed interface SegmentWindow {
  /** The candidate to take, in a list in order of days; empty to wait beyond all of them. */
  Optional<LocalDate> choose(LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c);

  /** Days outside the window, negative before it; 0 within it. */
  long daysOutside(LocalDate netDueDate, LocalDate day, BusinessCalendar c);

  /** Days after the due date, both included; the nearest to {@code best} wins. */
  record Days(int from, int to, int best) implements SegmentWindow {
    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream()
          .min(
              Comparator.comparing((LocalDate d) -> Math.abs(daysOutside(netDueDate, d, c)))
                  .thenComparing(d -> Math.abs(offset(netDueDate, d) - best)));
    }

    @Override
    public long daysOutside(LocalDate netDueDate, LocalDate day, BusinessCalendar c) {
      long offset = offset(netDueDate, day);
      return offset < from ? offset - from : Math.max(0, offset - to);
    }
  }

  /** Days before the last three business days of a month begin. */
  record BeforeMonthEnd(int from, int to) implements SegmentWindow {
    private static final int LAST_DAYS = 3;

    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream().filter(d -> fits(d, c)).findFirst();
    }

    @Override
    public long daysOutside(LocalDate netDueDate, LocalDate day, BusinessCalendar c) {
      long before = before(day, c);
      return before > to ? to - before : Math.max(0, from - before);
    }

    private boolean fits(LocalDate day, BusinessCalendar c) {
      return daysOutside(day, day, c) == 0;
    }

    private static long before(LocalDate day, BusinessCalendar c) {
      LocalDate begin = begin(YearMonth.from(day), c);
      LocalDate next = begin.isAfter(day) ? begin : begin(YearMonth.from(day).plusMonths(1), c);
      return ChronoUnit.DAYS.between(day, next);
    }

    private static LocalDate begin(YearMonth month, BusinessCalendar c) {
      return c.plusBusinessDays(month.plusMonths(1).atDay(1), -LAST_DAYS);
    }
  }

  /** Days around the first day of a quarter, negative before it. */
  record AroundQuarterStart(int from, int to) implements SegmentWindow {
    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream().filter(d -> fits(d, c)).findFirst();
    }

    @Override
    public long daysOutside(LocalDate netDueDate, LocalDate day, BusinessCalendar c) {
      LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
      long since = Math.max(0, ChronoUnit.DAYS.between(start, day) - to);
      long until = Math.min(0, ChronoUnit.DAYS.between(start.plusMonths(3), day) - from);
      return since <= -until ? since : until;
    }

    private boolean fits(LocalDate day, BusinessCalendar c) {
      return daysOutside(day, day, c) == 0;
    }
  }

  /** No notice before this day after the due date. */
  record NotBefore(int day) implements SegmentWindow {
    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream().filter(d -> offset(netDueDate, d) >= day).findFirst();
    }

    @Override
    public long daysOutside(LocalDate netDueDate, LocalDate on, BusinessCalendar c) {
      return Math.min(0, offset(netDueDate, on) - day);
    }
  }

  private static long offset(LocalDate netDueDate, LocalDate day) {
    return ChronoUnit.DAYS.between(netDueDate, day);
  }

  /** Reads a window in the form of the rules file. */
  static SegmentWindow parse(String text) {
    String[] words = text.trim().split("\\s+");
    int[] numbers = new int[words.length - 1];
    try {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Integer.parseInt(words[i + 1]);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' has a word where a number belongs", e);
    }
    if (words[0].equals("days") && numbers.length == 3) {
      return new Days(numbers[0], numbers[1], numbers[2]);
    } else if (words[0].equals("before-month-end") && numbers.length == 2) {
      return new BeforeMonthEnd(numbers[0], numbers[1]);
    } else if (words[0].equals("around-quarter-start") && numbers.length == 2) {
      return new AroundQuarterStart(numbers[0], numbers[1]);
    } else if (words[0].equals("not-before") && numbers.length == 1) {
      return new NotBefore(numbers[0]);
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no window; use 'days FROM TO BEST', 'before-month-end FROM TO',"
            + " 'around-quarter-start FROM TO' or 'not-before DAY'");
  }
}
