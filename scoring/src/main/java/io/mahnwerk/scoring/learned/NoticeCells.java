package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DayFacts;
import io.mahnwerk.scoring.features.NoticeFit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hypotheses of what it is about a first notice's day that makes the difference. Each one cuts the
 * days into cells: the windows of the segment rules; windows on a regular grid of days after the
 * due date, of days before the end of a month and of days around the start of a quarter; fine steps
 * of the same three; and a single cell, for the hypothesis that the day makes no difference.
 */
final class NoticeCells {
  private static final int LAST_DAYS_OF_MONTH = 3;
  private static final long FAR = 9_999;
  private static final long[] OFFSETS = {-FAR, 4, 7, 10, 13, 16, 19, 22, 26, 30};
  private static final long[] MONTH_ENDS = {0, 3, 6, 9, 12, 15};
  private static final long[] QUARTERS = {-20, -15, -10, -5, 0, 5, 10, 15};

  private final NoticeFit fit;
  private final DayCalendar days;
  private final int segments;
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<Sent, int[]> known = new ConcurrentHashMap<>();

  private enum Measure {
    OFFSET,
    MONTH_END,
    QUARTER,
    NONE
  }

  /** A window from and up to a value, or fine steps where the two are equal. */
  private record Cut(Measure measure, long from, long upTo) {}

  private record Sent(LocalDate due, LocalDate notice) {}

  NoticeCells(NoticeFit fit, DayCalendar days) {
    this.fit = fit;
    this.days = days;
    this.segments = fit.segments();
    cuts.add(new Cut(Measure.NONE, 0, 0));
    windows(Measure.OFFSET, OFFSETS);
    windows(Measure.MONTH_END, MONTH_ENDS);
    windows(Measure.QUARTER, QUARTERS);
  }

  private void windows(Measure measure, long[] edges) {
    cuts.add(new Cut(measure, 0, 0));
    for (int a = 0; a < edges.length; a++) {
      for (int b = a + 1; b <= edges.length; b++) {
        long upTo = b == edges.length ? FAR : edges[b];
        if (measure == Measure.QUARTER || a > 0 || b < edges.length) {
          cuts.add(new Cut(measure, edges[a], upTo));
        }
      }
    }
  }

  /** How many hypotheses there are. */
  int size() {
    return segments + cuts.size();
  }

  /** How many cells hypothesis {@code h} tells apart. */
  int cells(int h) {
    if (h < segments) {
      return 2;
    }
    Cut cut = cuts.get(h - segments);
    return cut.measure() == Measure.NONE ? 1 : cut.from() < cut.upTo() ? 2 : edges(cut).length + 1;
  }

  /**
   * How far each hypothesis is believed beforehand of debtors of the segment; those of one measure
   * share what is left to it.
   *
   * @param segment whose window holds half the belief; -1 for none
   */
  double[] priors(int segment) {
    double[] priors = new double[size()];
    double left = segment >= 0 ? 0.5 : 1;
    if (segment >= 0) {
      priors[segment] = 0.5;
    }
    for (int s = 0; s < segments; s++) {
      priors[s] += left * 0.2 / segments;
    }
    for (int h = 0; h < cuts.size(); h++) {
      Measure measure = cuts.get(h).measure();
      long same = cuts.stream().filter(c -> c.measure() == measure).count();
      boolean steps = measure != Measure.NONE && cuts.get(h).from() == cuts.get(h).upTo();
      double share = steps ? 0.25 : measure == Measure.NONE ? 1 : 0.75 / (same - 1);
      priors[segments + h] = left * 0.2 * share;
    }
    return priors;
  }

  /** How far a segment's own window is believed of debtors of the segment beforehand. */
  double prior() {
    return 0.5 + 0.1 / Math.max(1, segments);
  }

  /** The cell of the notice under each hypothesis. */
  int[] of(LocalDate due, LocalDate notice) {
    return known.computeIfAbsent(new Sent(due, notice), this::workOut);
  }

  private int[] workOut(Sent sent) {
    long offset = ChronoUnit.DAYS.between(sent.due(), sent.notice());
    long monthEnd = daysToMonthEnd(sent.notice());
    long quarter = daysOffQuarter(sent.notice());
    int[] cells = new int[size()];
    for (int s = 0; s < segments; s++) {
      cells[s] = fit.isWithin(s, sent.due(), sent.notice(), days.business()) ? 1 : 0;
    }
    for (int h = 0; h < cuts.size(); h++) {
      Cut cut = cuts.get(h);
      long value =
          switch (cut.measure()) {
            case OFFSET -> offset;
            case MONTH_END -> monthEnd;
            case QUARTER -> quarter;
            case NONE -> 0;
          };
      cells[segments + h] = cell(cut, value);
    }
    return cells;
  }

  private static int cell(Cut cut, long value) {
    if (cut.measure() == Measure.NONE) {
      return 0;
    } else if (cut.from() < cut.upTo()) {
      return value >= cut.from() && value < cut.upTo() ? 1 : 0;
    }
    int at = Arrays.binarySearch(edges(cut), value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private static long[] edges(Cut cut) {
    return switch (cut.measure()) {
      case OFFSET -> OFFSETS;
      case MONTH_END -> MONTH_ENDS;
      case QUARTER -> QUARTERS;
      case NONE -> new long[0];
    };
  }

  /** Calendar days to the first of the month's last business days, or of the next month's. */
  private long daysToMonthEnd(LocalDate day) {
    LocalDate end = day;
    for (int ahead = 0; ahead < 40; ahead++) {
      LocalDate next = day.plusDays(ahead + 1L);
      DayFacts facts = days.facts(next);
      if (facts.businessDay() && facts.businessDaysToMonthEnd() == LAST_DAYS_OF_MONTH - 1) {
        end = next;
        break;
      }
    }
    return ChronoUnit.DAYS.between(day, end);
  }

  private static long daysOffQuarter(LocalDate day) {
    LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
    long since = ChronoUnit.DAYS.between(start, day);
    long until = ChronoUnit.DAYS.between(day, start.plusMonths(3));
    return since <= until ? since : -until;
  }
}
