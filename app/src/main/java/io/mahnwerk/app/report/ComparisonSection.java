package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The four runs compared, in the world that was asked for and in the sceptical one. */
final class ComparisonSection {
  private final ConnectionReport report;
  private final Markup page;

  ComparisonSection(ConnectionReport report, Markup page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    page.element("p", headline(), "class", "lead");
    comparison();
    bothWorlds();
  }

  private Sentence headline() {
    ConnectionReport.Kpi before = report.kpi().baseline();
    ConnectionReport.Kpi after = report.kpi().mahnwerk();
    return new Sentence(
            "Money arrives after %s instead of %s days, %s instead of %s of the items are paid"
                + " after the first notice, and %s instead of %s of 1,000 items bring a complaint."
                + " That is %s of what perfect foresight could gain.",
            "Das Geld kommt nach %s statt %s Tagen, nach der ersten Mahnung zahlen %s statt %s, und"
                + " von 1.000 Posten führen %s statt %s zu einer Beschwerde. Das sind %s dessen, was"
                + " perfekte Vorhersage erreichen könnte.")
        .with(
            KeyFigure.DAYS_TO_PAY.shown(after),
            KeyFigure.DAYS_TO_PAY.shown(before),
            KeyFigure.PAYMENT_RATE.shown(after),
            KeyFigure.PAYMENT_RATE.shown(before),
            KeyFigure.COMPLAINTS.shown(after),
            KeyFigure.COMPLAINTS.shown(before),
            Sentence.percent(report.kpi().captured(), 0));
  }

  private void comparison() {
    title("Before and after", "Vorher und nachher");
    page.open("div", "class", "grid");
    Stream.of(
            KeyFigure.PAYMENT_RATE, KeyFigure.DAYS_TO_PAY, KeyFigure.NOTICES, KeyFigure.COMPLAINTS)
        .map(this::chart)
        .forEach(chart -> chart.writeTo(page));
    page.close();
  }

  private BarChart chart(KeyFigure figure) {
    List<BarChart.Bar> bars =
        Arrays.stream(Run.values())
            .map(
                run -> {
                  ConnectionReport.Kpi kpi = run.of(report.kpi());
                  return new BarChart.Bar(
                      run.label(), figure.value(kpi), figure.shown(kpi), run.style());
                })
            .toList();
    return new BarChart(figure.label(), figure.hint(), bars);
  }

  private void bothWorlds() {
    title(
        "The same run in a world with a quarter of the effect",
        "Derselbe Lauf in einer Welt mit einem Viertel der Wirkung");
    page.element(
        "p",
        new Sentence(
            "Nobody knows how strongly real debtors react to the day of a notice. So the run was"
                + " repeated in a world in which the day matters a quarter as much.",
            "Niemand weiß, wie stark echte Debitoren auf den Tag einer Mahnung reagieren. Deshalb"
                + " wurde der Lauf in einer Welt wiederholt, in der der Tag nur ein Viertel so viel"
                + " ausmacht."));
    page.open("div", "class", "grid");
    world(new Sentence("The story's effect", "Wirkung wie erzählt"), report.kpi());
    world(new Sentence("A quarter of it", "Ein Viertel davon"), report.quarterEffect());
    page.close();
  }

  private void world(Sentence name, ConnectionReport.Kpis kpis) {
    page.open("div", "class", "card compact");
    List<KeyFigure> figures = List.of(KeyFigure.values());
    new PageTable(page)
        .head(Stream.concat(Stream.of(name), figures.stream().map(KeyFigure::label)).toList())
        .rows(
            Arrays.stream(Run.values())
                .map(
                    run ->
                        Stream.concat(
                                Stream.of(run.label()),
                                figures.stream().map(figure -> figure.shown(run.of(kpis))))
                            .toList())
                .toList());
    page.open("p", "class", "note");
    page.text(
        new Sentence(
                "Gain captured: %s of perfect foresight.",
                "Erreichter Gewinn: %s der perfekten Vorhersage.")
            .with(Sentence.percent(kpis.captured(), 0)));
    page.close().close();
  }

  private void title(String english, String german) {
    page.element("h3", new Sentence(english, german));
  }
}
