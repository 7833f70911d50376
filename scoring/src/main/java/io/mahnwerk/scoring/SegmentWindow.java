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

  /** Days after the due date, both included; the nearest to {@code best} wins. */
  record Days(int from, int to, int best) implements SegmentWindow {
    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream()
          .min(
              Comparator.comparing((LocalDate d) -> outside(netDueDate, d))
                  .thenComparing(d -> Math.abs(offset(netDueDate, d) - best)));
    }

    private long outside(LocalDate netDueDate, LocalDate day) {
      long offset = offset(netDueDate, day);
      return Math.max(0, Math.max(from - offset, offset - to));
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

    private boolean fits(LocalDate day, BusinessCalendar c) {
      LocalDate begin = begin(YearMonth.from(day), c);
      LocalDate next = begin.isAfter(day) ? begin : begin(YearMonth.from(day).plusMonths(1), c);
      long before = ChronoUnit.DAYS.between(day, next);
      return before >= from && before <= to;
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
      return candidates.stream().filter(this::fits).findFirst();
    }

    private boolean fits(LocalDate day) {
      LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
      long after = ChronoUnit.DAYS.between(start, day);
      long before = ChronoUnit.DAYS.between(start.plusMonths(3), day);
      return after <= to && after >= from || before >= from && before <= to;
    }
  }

  /** No notice before this day after the due date. */
  record NotBefore(int day) implements SegmentWindow {
    @Override
    public Optional<LocalDate> choose(
        LocalDate netDueDate, List<LocalDate> candidates, BusinessCalendar c) {
      return candidates.stream().filter(d -> offset(netDueDate, d) >= day).findFirst();
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
