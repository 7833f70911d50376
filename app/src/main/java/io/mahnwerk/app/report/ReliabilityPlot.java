package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.trial.ReliabilityBin;
import java.util.List;
import java.util.Locale;

/**
 * Foreseen against observed payment; a well calibrated model lies on the diagonal.
 *
 * @param bins of the model
 * @param before of the same model before its calibration
 */
public record ReliabilityPlot(
    Sentence title, List<ReliabilityBin> bins, List<ReliabilityBin> before) {
  private static final int SIZE = 340;
  private static final int LEFT = 48;
  private static final int RIGHT = 26;
  private static final int TOP = 14;
  private static final int BOTTOM = 44;
  private static final int SIDE = SIZE - LEFT - RIGHT;

  public ReliabilityPlot {
    bins = List.copyOf(bins);
    before = List.copyOf(before);
  }

  public void writeTo(Markup page) {
    page.open("figure", "class", "card half");
    page.open("figcaption");
    page.element("strong", title);
    page.element(
        "small",
        new Sentence(
            "Probability to be paid within 30 days: foreseen and observed. The area of a dot is its"
                + " number of cases, an empty dot is the model before its calibration; the line is"
                + " perfect calibration.",
            "Wahrscheinlichkeit, binnen 30 Tagen bezahlt zu sein: vorhergesagt und beobachtet. Die"
                + " Fläche eines Punktes ist die Zahl seiner Fälle, ein leerer Punkt ist das Modell"
                + " vor der Kalibrierung; die Linie ist perfekte Kalibrierung."));
    page.close();
    page.open(
        "svg",
        "viewBox",
        "0 0 %d %d".formatted(SIZE, SIDE + TOP + BOTTOM),
        "role",
        "img",
        "aria-label",
        "Reliability / Zuverlässigkeit");
    axes(page);
    page.shape(
        "line", "class", "outline", "x1", at(x(0)), "y1", at(y(0)), "x2", at(x(1)), "y2", at(y(1)));
    dots(page, before, "outline");
    dots(page, bins, "accent");
    page.close().close();
  }

  private static void dots(Markup page, List<ReliabilityBin> bins, String style) {
    int most = bins.stream().mapToInt(ReliabilityBin::cases).max().orElse(1);
    for (ReliabilityBin bin : bins) {
      page.open(
          "circle",
          "class",
          style,
          "cx",
          at(x(bin.foreseen())),
          "cy",
          at(y(bin.came())),
          "r",
          at(2.5 + 8 * Math.sqrt(bin.cases() / (double) most)));
      page.element(
          "title", new Sentence("%s cases", "%s Fälle").with(Sentence.number(bin.cases(), 0)));
      page.close();
    }
  }

  private static void axes(Markup page) {
    for (int step = 0; step <= 4; step++) {
      double value = step / 4.0;
      Sentence label = Sentence.percent(value, 0);
      page.shape(
          "line",
          "class",
          "grid",
          "x1",
          at(x(0)),
          "y1",
          at(y(value)),
          "x2",
          at(x(1)),
          "y2",
          at(y(value)));
      page.element("text", label, "class", "tick end", "x", at(x(0) - 6), "y", at(y(value) + 4));
      page.element("text", label, "class", "tick", "x", at(x(value) - 12), "y", at(y(0) + 18));
    }
    page.element(
        "text",
        new Sentence("across: foreseen, upwards: observed", "quer: vorhergesagt, hoch: beobachtet"),
        "class",
        "tick end",
        "x",
        at(x(1)),
        "y",
        at(y(0) + 38));
  }

  private static double x(double share) {
    return LEFT + share * SIDE;
  }

  private static double y(double share) {
    return TOP + (1 - share) * SIDE;
  }

  private static String at(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
