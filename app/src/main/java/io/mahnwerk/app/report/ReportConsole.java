package io.mahnwerk.app.report;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The report as tables for a terminal, in one language. */
public final class ReportConsole {
  private final PrintWriter out;
  private final Locale locale;

  public ReportConsole(PrintWriter out, Locale locale) {
    this.out = out;
    this.locale = locale;
  }

  public void print(DemoReport report) {
    out.println(DemoReport.NOTICE.in(locale));
    report.connections().forEach(this::print);
  }

  private void print(ConnectionReport report) {
    out.println();
    out.println(report.name());
    figures("In the world of the story", "In der Welt, wie erzählt", report.kpi());
    out.println();
    figures(
        "With a quarter of the effect", "Mit einem Viertel der Wirkung", report.quarterEffect());
    out.println();
    safety(report);
    out.println();
    stopped(report.stopped());
  }

  private void figures(String english, String german, ConnectionReport.Kpis kpis) {
    String[] head =
        Stream.concat(
                Stream.of(say(english, german)),
                Arrays.stream(Run.values()).map(run -> run.label().in(locale)))
            .toArray(String[]::new);
    TextTable table = TextTable.ofNumbers(head);
    for (KeyFigure figure : KeyFigure.values()) {
      table.row(
          Stream.concat(
                  Stream.of(figure.label().in(locale)),
                  Arrays.stream(Run.values()).map(run -> figure.shown(run.of(kpis)).in(locale)))
              .toArray(String[]::new));
    }
    table.print(out);
    out.println(
        new Sentence(
                "Gain captured: %s of perfect foresight.",
                "Erreichter Gewinn: %s der perfekten Vorhersage.")
            .with(Sentence.percent(kpis.captured(), 0))
            .in(locale));
  }

  private void safety(ConnectionReport report) {
    TextTable table =
        TextTable.ofTexts(
            say("Promise", "Zusage"), say("Counted", "Gezählt"), say("Result", "Ergebnis"));
    for (SafetyLine line : SafetyLine.of(report)) {
      String result = line.kept() ? say("kept", "gehalten") : say("BROKEN", "VERLETZT");
      table.row(line.promise().in(locale), line.counted().in(locale), line.judged() ? result : "–");
    }
    table.print(out);
  }

  private void stopped(ConnectionReport.StoppedMonth stopped) {
    Sentence early =
        stopped.floorInErp()
            ? new Sentence("%s with the floor, %s without", "%s mit Untergrenze, %s ohne")
                .with(
                    Sentence.number(stopped.dunnedBeforeFormerDay(), 0),
                    Sentence.number(stopped.dunnedWithoutFloor(), 0))
            : new Sentence(
                    "%s, since no code in this ERP holds the floor",
                    "%s, denn in diesem ERP hält kein Code die Untergrenze")
                .with(Sentence.number(stopped.dunnedWithoutFloor(), 0));
    out.println(
        new Sentence(
                "Mahnwerk is stopped on day %s for %s days: notices before their former day: %s.",
                "Mahnwerk wird an Tag %s für %s Tage angehalten: Mahnungen vor ihrem bisherigen Tag:"
                    + " %s.")
            .with(Sentence.number(stopped.fromDay(), 0), Sentence.number(stopped.days(), 0), early)
            .in(locale));
  }

  private String say(String english, String german) {
    return new Sentence(english, german).in(locale);
  }
}
