package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Sentence;
import java.util.Locale;

/**
 * The report as one page that needs nothing else: no script, no font, no picture from outside. Both
 * languages are in it; the reader switches between them.
 */
final class ReportPage {
  private final DemoReport report;
  private final Locale first;

  /**
   * @param first the language that shows before the reader switches
   */
  ReportPage(DemoReport report, Locale first) {
    this.report = report;
    this.first = first;
  }

  String html() {
    return new PageFrame(first, DemoReport.NOTICE)
        .html(
            page -> {
              PageFrame.header(page, setup());
              report
                  .connections()
                  .forEach(connection -> new ConnectionSection(connection, page).write());
              footer(page);
            });
  }

  private Sentence setup() {
    DemoReport.Parameters run = report.parameters();
    Sentence steered =
        run.delayOnly()
            ? new Sentence("nobody steered, only held back", "niemand gesteuert, nur verzögert")
            : new Sentence("%s of them steered", "davon %s gesteuert")
                .with(Sentence.number(run.steeredDebtors(), 0));
    return new Sentence(
            "%s debtors per ERP, %s · %s months, %s to %s · world %s · seed %s",
            "%s Debitoren je ERP, %s · %s Monate, %s bis %s · Welt %s · Startwert %s")
        .with(
            Sentence.number(run.debtors(), 0),
            steered,
            Sentence.number(run.months(), 0),
            Sentence.same(run.firstDay()),
            Sentence.same(run.lastDay()),
            Sentence.same(run.world()),
            Sentence.same(Long.toString(run.seed())));
  }

  private void footer(Markup page) {
    page.open("footer");
    page.element(
        "p",
        new Sentence(
            "Former schedule: notices 14, 30 and 45 days after the due date. Segment rule: one fixed"
                + " day per industry. Perfect foresight: the same planner with the world's true"
                + " probabilities; nobody has that. Floor: nothing is dunned before its former day"
                + " unless that day was recommended. Figures count items of steered debtors that"
                + " were still unpaid the day after their due date.",
            "Bisheriger Plan: Mahnungen 14, 30 und 45 Tage nach Fälligkeit. Segmentregel: ein fester"
                + " Tag je Branche. Perfekte Vorhersage: derselbe Planer mit den wahren"
                + " Wahrscheinlichkeiten der Welt; die hat niemand. Untergrenze: nichts wird vor dem"
                + " bisherigen Tag gemahnt, außer dieser Tag war empfohlen. Gezählt sind Posten"
                + " gesteuerter Debitoren, die am Tag nach der Fälligkeit noch unbezahlt waren."));
    page.element(
        "p",
        new Sentence(
                "Mahnwerk %s · %s seconds · at most %s MiB of heap",
                "Mahnwerk %s · %s Sekunden · höchstens %s MiB Heap")
            .with(
                Sentence.same(report.parameters().version()),
                Sentence.number(report.seconds(), 0),
                Sentence.number(report.peakHeapMiB(), 0)));
    page.close();
  }
}
