package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;

/** A coloured square and what it stands for. */
record LegendEntry(String style, Sentence label) {
  static void write(Markup page, String style, Sentence label) {
    page.open("span");
    page.open("svg", "viewBox", "0 0 12 12", "class", "key", "aria-hidden", "true");
    page.shape("rect", "width", "12", "height", "12", "rx", "2", "class", style).close();
    page.text(label).close();
  }
}
