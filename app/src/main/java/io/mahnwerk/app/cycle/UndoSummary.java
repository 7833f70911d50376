package io.mahnwerk.app.cycle;

import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.writeback.UndoPlan;
import io.mahnwerk.core.writeback.WriteBackReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;

/** What a person reads of an undo: each item that changes, and why each other one does not. */
record UndoSummary(RunId run, PastRun past, UndoPlan plan) {

  void print(PrintWriter out, Locale locale) {
    out.println(
        new Sentence(
                "Run %s of %s changed %s {item|items}: %s would be changed back, %s {stays as it is|stay as they"
                    + " are}, %s {was|were} cleared with a mark that nobody can change and no run looks at.",
                "Lauf %s vom %s hat %s Posten geändert: %s {würde|würden} zurückgeändert, %s {bleibt, wie er"
                    + " ist|bleiben, wie sie sind}, %s {wurde|wurden} mit einer Markierung ausgeglichen, die niemand ändern"
                    + " kann und kein Lauf beachtet.")
            .with(
                Sentence.same(run.toString()),
                Sentence.same(past.day().toString()),
                Sentence.number(past.changes(), 0),
                Sentence.number(plan.steps().size(), 0),
                Sentence.number(plan.left().size(), 0),
                Sentence.number(plan.inert().size(), 0))
            .in(locale));
    if (!plan.steps().isEmpty() || !plan.left().isEmpty() || !plan.inert().isEmpty()) {
      table(locale).print(out);
    }
  }

  /** Answers whether everything was done. */
  boolean printEnd(WriteBackReport report, PrintWriter out, Locale locale) {
    out.println(
        new Sentence(
                "%s of %s {change is|changes are} confirmed.",
                "%s von %s {Änderung ist|Änderungen sind} bestätigt.")
            .with(
                Sentence.number(report.count(OutboxState.CONFIRMED), 0),
                Sentence.number(report.entries().size(), 0))
            .in(locale));
    for (OutboxEntry entry : report.entries()) {
      if (entry.state() != OutboxState.CONFIRMED) {
        out.println(
            "%s: %s. %s"
                .formatted(
                    entry.intent().target(),
                    OutboxRow.state(entry.state()).in(locale),
                    entry.reason().map(reason -> reason.text(locale)).orElse(""))
                .strip());
      }
    }
    return isComplete(report);
  }

  /** Where an earlier write may still come, this run could not ask again. */
  void sayWhatWasAskedForEarlier(int changes, PrintWriter out, Locale locale) {
    if (changes > 0) {
      out.println(
          new Sentence(
                  "%s {change|changes} asked for earlier {has|have} not shown yet and may still"
                      + " come; run undo again tomorrow.",
                  "%s früher angeforderte {Änderung ist|Änderungen sind} noch nicht erschienen und"
                      + " {kann|können} noch kommen; undo morgen erneut aufrufen.")
              .with(Sentence.number(changes, 0))
              .in(locale));
    }
  }

  static boolean isComplete(WriteBackReport report) {
    return report.count(OutboxState.CONFIRMED) == report.entries().size();
  }

  private TextTable table(Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Buchungskreis", "Posten", "Änderung", "Grund")
            : TextTable.ofTexts("Company code", "Item", "Change", "Reason");
    for (UndoPlan.Step step : plan.steps()) {
      row(
          table,
          step.intent().target(),
          OutboxRow.change(step.intent()).in(locale),
          step.note().map(reason -> reason.text(locale)).orElse(""),
          locale);
    }
    TreeMap<String, OpenItemRef> sorted = new TreeMap<>();
    plan.left().keySet().forEach(item -> sorted.put(item.toString(), item));
    String stays = new Sentence("stays", "bleibt").in(locale);
    for (OpenItemRef item : sorted.values()) {
      Reason why = plan.left().get(item);
      row(table, item, stays, why.text(locale), locale);
    }
    for (OpenItemRef item : plan.inert()) {
      row(table, item, stays, new Sentence("Cleared.", "Ausgeglichen.").in(locale), locale);
    }
    return table;
  }

  private static void row(
      TextTable table, DunningTarget target, String change, String why, Locale locale) {
    table.row(target.companyCode().value(), MarksLeft.name(target).in(locale), change, why);
  }
}
