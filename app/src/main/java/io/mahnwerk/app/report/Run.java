package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.function.Function;

/** The four runs on the same debtors and random numbers. */
enum Run {
  BASELINE(
      new Sentence("Former schedule", "Bisheriger Plan"), "muted", ConnectionReport.Kpis::baseline),
  RULE(new Sentence("Segment rule", "Segmentregel"), "soft", ConnectionReport.Kpis::rule),
  MAHNWERK(Sentence.same("Mahnwerk"), "accent", ConnectionReport.Kpis::mahnwerk),
  ORACLE(
      new Sentence("Perfect foresight", "Perfekte Vorhersage"),
      "outline",
      ConnectionReport.Kpis::oracle);

  private final Sentence label;
  private final String style;
  private final Function<ConnectionReport.Kpis, ConnectionReport.Kpi> figures;

  Run(Sentence label, String style, Function<ConnectionReport.Kpis, ConnectionReport.Kpi> figures) {
    this.label = label;
    this.style = style;
    this.figures = figures;
  }

  Sentence label() {
    return label;
  }

  String style() {
    return style;
  }

  ConnectionReport.Kpi of(ConnectionReport.Kpis kpis) {
    return figures.apply(kpis);
  }
}
