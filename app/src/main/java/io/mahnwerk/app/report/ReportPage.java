package io.mahnwerk.app.report;

import io.mahnwerk.app.output.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    boolean german = first.getLanguage().equals(Locale.GERMAN.getLanguage());
    Markup page = new Markup();
    page.open("html", "lang", german ? "de" : "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("title").plain("Mahnwerk").close();
    page.style(css()).close().open("body");
    choice(page, "en", !german);
    choice(page, "de", german);
    page.element("p", DemoReport.NOTICE, "class", "notice");
    page.open("main");
    header(page);
    report.connections().forEach(connection -> new ConnectionSection(connection, page).write());
    footer(page);
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  private static void choice(Markup page, String language, boolean checked) {
    String id = "lang-" + language;
    if (checked) {
      page.empty("input", "type", "radio", "name", "lang", "id", id, "checked", "checked");
    } else {
      page.empty("input", "type", "radio", "name", "lang", "id", id);
    }
  }

  private void header(Markup page) {
    page.open("header").open("div");
    page.open("h1").plain("Mahnwerk").close();
    page.element("p", setup(), "class", "setup");
    page.close().open("nav");
    page.open("label", "for", "lang-en").plain("English").close();
    page.open("label", "for", "lang-de").plain("Deutsch").close();
    page.close().close();
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

  private static String css() {
    try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is missing");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
