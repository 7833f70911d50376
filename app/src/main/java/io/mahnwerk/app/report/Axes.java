package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * The frame of a chart over weeks: a value axis from zero to a round number, months below.
 *
 * @param days the first day of each point, ISO
 * @param top the largest value that must fit
 */
record Axes(List<String> days, double top) {
  static final int WIDTH = 560;
  static final int HEIGHT = 240;
  private static final int LEFT = 58;
  private static final int RIGHT = 10;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int STEPS = 4;

  Axes {
    days = List.copyOf(days);
    top = round(top);
  }

  double x(int point) {
    double span = Math.max(1, days.size() - 1);
    return LEFT + (WIDTH - LEFT - RIGHT) * point / span;
  }

  double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  }

  void writeTo(Markup page) {
    for (int step = 0; step <= STEPS; step++) {
      double value = top * step / STEPS;
      String y = Markup.number(y(value));
      String right = Integer.toString(WIDTH - RIGHT);
      String left = Integer.toString(LEFT);
      page.shape("line", "x1", left, "x2", right, "y1", y, "y2", y, "class", "grid");
      page.element(
          "text",
          shown(value),
          "x",
          Integer.toString(LEFT - 8),
          "y",
          Markup.number(y(value) + 4),
          "class",
          "tick end");
    }
    months(page);
  }

  private void months(Markup page) {
    int lastMonth = 0;
    double lastX = -WIDTH;
    for (int point = 0; point < days.size(); point++) {
      LocalDate day = LocalDate.parse(days.get(point));
      boolean fits = x(point) - lastX > 44 && x(point) < WIDTH - 24;
      if (day.getMonthValue() != lastMonth && fits) {
        page.element(
            "text",
            month(day),
            "x",
            Markup.number(x(point)),
            "y",
            Integer.toString(HEIGHT - 6),
            "class",
            "tick");
        lastX = x(point);
      }
      lastMonth = day.getMonthValue();
    }
  }

  private static Sentence month(LocalDate day) {
    return new Sentence(
        day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Locale.ENGLISH),
        day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Locale.GERMAN));
  }

  private Sentence shown(double value) {
    if (top >= 4_000_000) {
      return Sentence.number(value / 1_000_000, 1).map(text -> text + " M");
    }
    return top >= 10_000
        ? Sentence.number(value / 1_000, 0).map(text -> text + " k")
        : Sentence.number(value, top < STEPS ? 1 : 0);
  }

  /** A round number at or above the value whose quarters are round as well. */
  private static double round(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double factor : new double[] {1, 1.2, 1.6, 2, 3.2, 4, 6, 8, 10}) {
      if (value <= factor * power) {
        return Math.max(STEPS, factor * power);
      }
    }
    return 10 * power;
  }
}
