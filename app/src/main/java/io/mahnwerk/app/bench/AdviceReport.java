package io.mahnwerk.app.bench;

import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The report of {@code bench advice}.
 *
 * @param explainedToPlain processor time of explained advice over that of plain advice
 * @param askedToPlain the same where every counterfactual is looked for
 */
record AdviceReport(double explainedToPlain, double askedToPlain, AdviceFigures figures) {
  static AdviceReport of(AdviceFigures figures) {
    return new AdviceReport(figures.explainedToPlain(), figures.askedToPlain(), figures);
  }

  /** Whether anything was explained, and no day was changed by explaining it. */
  boolean keepsItsPromises() {
    return figures.otherDays() > 0 && figures.sameDays();
  }

  void print(PrintWriter out, Path folder, Locale locale) {
    out.println(
        new Sentence(
                "%s debtors, %s items advised, %s of them on another day: plain %s s of processor"
                    + " time, explained %s times as much, with every counterfactual (%s found) %s"
                    + " times. Explaining changed %s.",
                "%s Debitoren, %s Posten beraten, %s davon an einem anderen Tag: ohne Begründung %s s"
                    + " Rechenzeit, mit Begründung das %s-Fache, mit jedem Was-wäre-wenn (%s"
                    + " gefunden) das %s-Fache. Das Begründen änderte %s.")
            .with(
                Sentence.number(figures.debtors(), 0),
                Sentence.number(figures.items(), 0),
                Sentence.number(figures.otherDays(), 0),
                Sentence.number(figures.plainSeconds(), 2),
                Sentence.number(explainedToPlain, 2),
                Sentence.number(figures.counterfactuals(), 0),
                Sentence.number(askedToPlain, 2),
                figures.sameDays()
                    ? new Sentence("no day", "keinen Tag")
                    : new Sentence("days", "Tage"))
            .in(locale));
    out.println(
        new Sentence("The report: %s", "Der Bericht: %s")
            .with(Sentence.same(folder.resolve("report.json").toString()))
            .in(locale));
  }
}
