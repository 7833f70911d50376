package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Open overdue amounts week by week as stacked areas, the youngest at the bottom. */
record AgeingChart(Sentence title, List<ConnectionReport.AgeingWeek> weeks, double top) {
  private static final List<Band> BANDS =
      List.of(
          new Band(
              new Sentence("1–30 days", "1–30 Tage"),
              "age1",
              ConnectionReport.AgeingWeek::days1to30),
          new Band(
              new Sentence("31–60 days", "31–60 Tage"),
              "age2",
              ConnectionReport.AgeingWeek::days31to60),
          new Band(
              new Sentence("61–90 days", "61–90 Tage"),
              "age3",
              ConnectionReport.AgeingWeek::days61to90),
          new Band(
              new Sentence("over 90 days", "über 90 Tage"),
              "age4",
              ConnectionReport.AgeingWeek::over90));

  AgeingChart {
    weeks = List.copyOf(weeks);
  }

  private record Band(
      Sentence label, String style, ToLongFunction<ConnectionReport.AgeingWeek> amount) {}

  static double total(ConnectionReport.AgeingWeek week) {
    return week.days1to30() + week.days31to60() + week.days61to90() + week.over90();
  }

  static void legend(Markup page) {
    page.open("p", "class", "legend");
    BANDS.forEach(band -> LegendEntry.write(page, band.style(), band.label()));
    page.close();
  }

  void writeTo(Markup page) {
    Axes axes = new Axes(weeks.stream().map(ConnectionReport.AgeingWeek::day).toList(), top);
    page.open("figure", "class", "card").element("figcaption", title);
    page.open("svg", "viewBox", "0 0 " + Axes.WIDTH + " " + Axes.HEIGHT, "role", "img");
    page.element("title", title);
    double[] below = new double[weeks.size()];
    for (Band band : BANDS) {
      double[] above = new double[weeks.size()];
      for (int week = 0; week < above.length; week++) {
        above[week] = below[week] + band.amount().applyAsLong(weeks.get(week));
      }
      page.shape("polygon", "points", outline(axes, below, above), "class", band.style());
      below = above;
    }
    axes.writeTo(page);
    page.close().close();
  }

  private static String outline(Axes axes, double[] below, double[] above) {
    List<String> points = new ArrayList<>();
    for (int week = 0; week < above.length; week++) {
      points.add(point(axes, week, above[week]));
    }
    for (int week = below.length - 1; week >= 0; week--) {
      points.add(point(axes, week, below[week]));
    }
    return String.join(" ", points);
  }

  private static String point(Axes axes, int week, double value) {
    return Markup.number(axes.x(week)) + "," + Markup.number(axes.y(value));
  }
}
