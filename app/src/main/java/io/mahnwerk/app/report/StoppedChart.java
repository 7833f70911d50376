package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/** Notices before their former day, week by week: two columns a week, the stopped weeks shaded. */
record StoppedChart(Sentence title, List<ConnectionReport.NoticeWeek> weeks) {
  StoppedChart {
    weeks = List.copyOf(weeks);
  }

  void writeTo(Markup page) {
    double top =
        weeks.stream()
            .mapToDouble(week -> Math.max(week.withFloor(), week.withoutFloor()))
            .max()
            .orElse(1);
    Axes axes = new Axes(weeks.stream().map(ConnectionReport.NoticeWeek::day).toList(), top);
    page.open("figure", "class", "card half").element("figcaption", title);
    page.open("svg", "viewBox", "0 0 " + Axes.WIDTH + " " + Axes.HEIGHT, "role", "img");
    page.element("title", title);
    double step = axes.x(1) - axes.x(0);
    for (int week = 0; week < weeks.size(); week++) {
      if (weeks.get(week).stopped()) {
        column(page, "stopped", axes.x(week) - step / 2, step, axes.y(top(axes)), axes.y(0));
      }
    }
    axes.writeTo(page);
    double width = Math.min(12, step * 0.38);
    for (int week = 0; week < weeks.size(); week++) {
      double x = axes.x(week);
      ConnectionReport.NoticeWeek counts = weeks.get(week);
      column(page, "bad", x - width, width, axes.y(counts.withoutFloor()), axes.y(0));
      column(page, "accent", x, width, axes.y(counts.withFloor()), axes.y(0));
    }
    page.close();
    page.open("p", "class", "legend");
    LegendEntry.write(page, "bad", new Sentence("without the floor", "ohne Untergrenze"));
    LegendEntry.write(page, "accent", new Sentence("with the floor", "mit Untergrenze"));
    LegendEntry.write(page, "stopped", new Sentence("Mahnwerk stands still", "Mahnwerk steht"));
    page.close().close();
  }

  private static double top(Axes axes) {
    return axes.top();
  }

  private static void column(
      Markup page, String style, double x, double width, double top, double bottom) {
    page.shape(
        "rect",
        "x",
        Markup.number(x),
        "y",
        Markup.number(top),
        "width",
        Markup.number(width),
        "height",
        Markup.number(Math.max(0, bottom - top)),
        "class",
        style);
  }
}
