package io.mahnwerk.app.serve;

import io.mahnwerk.app.report.BarChart;
import io.mahnwerk.app.report.Markup;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.ReactionCounts;
import java.util.List;

/** First notices by days after the due date, and the share of them that payment followed. */
record ReactionFigure(Sentence title, ReactionCounts counts, String style) {
  private static final Sentence HINT =
      new Sentence(
          "Share of first notices followed by payment within 14 days, by days after the due date"
              + " (answered of sent). Payment may have come anyway, and of the time before the first"
              + " cycle a ledger may show little but notices that were answered.",
          "Anteil erster Mahnungen, auf die binnen 14 Tagen Zahlung folgte, nach Tagen seit"
              + " Fälligkeit (beantwortet von verschickt). Die Zahlung kann ohnehin gekommen sein, und aus"
              + " der Zeit vor dem ersten Zyklus zeigt ein Buchungssystem oft nur beantwortete.");

  static ReactionFigure own(ReactionCounts counts) {
    return new ReactionFigure(
        new Sentence("How this debtor answered", "Wie dieser Debitor antwortete"),
        counts,
        "accent");
  }

  static ReactionFigure all(ReactionCounts counts) {
    return new ReactionFigure(
        new Sentence("How all debtors answered", "Wie alle Debitoren antworteten"),
        counts,
        "muted");
  }

  void writeTo(Markup page) {
    if (counts.sent() == 0) {
      page.open("figure", "class", "card");
      page.open("figcaption").element("strong", title).close();
      page.element(
          "p",
          new Sentence(
              "No first notice is known that is at least 14 days old.",
              "Keine erste Mahnung ist bekannt, die mindestens 14 Tage alt ist."));
      page.close();
      return;
    }
    List<BarChart.Bar> bars = counts.spans().stream().map(this::bar).toList();
    new BarChart(title, HINT, bars).writeTo(page);
  }

  private BarChart.Bar bar(ReactionCounts.Span span) {
    double share = span.sent() == 0 ? 0 : span.answered() / (double) span.sent();
    Sentence shown =
        span.sent() == 0
            ? Sentence.same("–")
            : new Sentence("%s (%s of %s)", "%s (%s von %s)")
                .with(
                    Sentence.percent(share, 0),
                    Sentence.number(span.answered(), 0),
                    Sentence.number(span.sent(), 0));
    return new BarChart.Bar(label(span), share, shown, style);
  }

  private static Sentence label(ReactionCounts.Span span) {
    Sentence from = Sentence.number(span.from(), 0);
    return span.isEndless()
        ? new Sentence("from day %s", "ab Tag %s").with(from)
        : new Sentence("day %s to %s", "Tag %s bis %s").with(from, Sentence.number(span.to(), 0));
  }
}
