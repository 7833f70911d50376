package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/** Horizontal bars with their values, from zero. */
public record BarChart(Sentence title, Sentence hint, List<Bar> bars) {
  private static final int WIDTH = 400;
  private static final int LABELS = 152;
  private static final int MOST_LABELS = 210;
  private static final int LEAST_VALUES = 74;
  private static final double LETTER = 8.9;
  private static final double LABEL_LETTER = 7.2;
  private static final int GAP = 8;
  private static final int ROW = 32;
  private static final int THICKNESS = 20;

  public BarChart {
    bars = List.copyOf(bars);
  }

  /** One bar; the style names its colour. */
  public record Bar(Sentence label, double value, Sentence shown, String style) {}

  public void writeTo(Markup page) {
    page.open("figure", "class", "card");
    page.open("figcaption").element("strong", title).element("small", hint).close();
    int height = ROW * bars.size() + 4;
    page.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img");
    page.element("title", title);
    double largest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    for (int n = 0; n < bars.size(); n++) {
      bar(page, bars.get(n), n * ROW + 4, largest);
    }
    page.close().close();
  }

  /** Room for the longest label before the bars. */
  private double labels() {
    double longest =
        bars.stream()
            .map(Bar::label)
            .mapToDouble(label -> Math.max(label.english().length(), label.german().length()))
            .max()
            .orElse(0);
    return Math.max(LABELS, Math.min(MOST_LABELS, GAP + LABEL_LETTER * longest));
  }

  /** Room for the longest value beside the longest bar. */
  private double values() {
    return bars.stream()
        .map(Bar::shown)
        .mapToDouble(shown -> LETTER * Math.max(shown.english().length(), shown.german().length()))
        .reduce(LEAST_VALUES, Math::max);
  }

  private void bar(Markup page, Bar bar, int top, double largest) {
    double width = largest <= 0 ? 0 : (WIDTH - labels() - values()) * bar.value() / largest;
    String middle = Integer.toString(top + THICKNESS / 2 + 5);
    page.element("text", bar.label(), "x", "0", "y", middle, "class", "label");
    page.shape(
        "rect",
        "x",
        Markup.number(labels()),
        "y",
        Integer.toString(top),
        "width",
        Markup.number(Math.max(2, width)),
        "height",
        Integer.toString(THICKNESS),
        "rx",
        "3",
        "class",
        "bar " + bar.style());
    page.element(
        "text",
        bar.shown(),
        "x",
        Markup.number(labels() + Math.max(2, width) + 7),
        "y",
        middle,
        "class",
        "value");
  }
}
