package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.DeadLetters;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a person reads of an outbox.
 *
 * @param open writes that have not ended
 * @param waiting writes that the ledger declined again and again
 */
record OutboxSummary(List<OutboxEntry> open, List<OutboxEntry> waiting) {

  void print(PrintWriter out, Locale locale) {
    if (open.isEmpty()) {
      out.println(new Sentence("Nothing is on its way.", "Nichts ist unterwegs.").in(locale));
    } else {
      table(open, locale).print(out);
    }
    if (waiting.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        new Sentence(
                "%s writes wait for a person, since the ledger declined each %s times in a row."
                    + " --retry N tries one again, --retry-all all of them, --discard N drops one:",
                "%s Änderungen warten auf einen Menschen, da das Buchungssystem jede %s-mal in"
                    + " Folge ablehnte. --retry N versucht eine erneut, --retry-all alle, --discard"
                    + " N verwirft eine:")
            .with(Sentence.number(waiting.size(), 0), Sentence.number(DeadLetters.TRIES, 0))
            .in(locale));
    table(waiting, locale).print(out);
  }

  private static TextTable table(List<OutboxEntry> entries, Locale locale) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts(
                "Nummer", "Buchungskreis", "Ziel", "Änderung", "Stand", "vom", "Grund")
            : TextTable.ofTexts(
                "Number", "Company code", "Target", "Change", "State", "Of", "Reason");
    for (OutboxEntry entry : entries) {
      Intent intent = entry.intent();
      table.row(
          Long.toString(entry.id()),
          intent.target().companyCode().value(),
          name(intent.target()),
          change(intent).in(locale),
          state(entry.state()).in(locale),
          entry.sentOn().orElse(entry.plannedOn()).toString(),
          entry.reason().map(reason -> reason.text(locale)).orElse(""));
    }
    return table;
  }

  private static String name(DunningTarget target) {
    return target instanceof OpenItemRef item ? item.nativeKey() : ((DebtorRef) target).number();
  }

  static Sentence change(Intent intent) {
    return switch (intent.kind()) {
      case HOLD ->
          new Sentence("hold until %s", "halten bis %s")
              .with(Sentence.same(intent.hold().orElseThrow().until().toString()));
      case RELEASE -> new Sentence("lift the block", "Sperre aufheben");
      case WITHDRAW -> new Sentence("take block and date back", "Sperre und Datum zurücknehmen");
    };
  }

  static Sentence state(OutboxState state) {
    return switch (state) {
      case PLANNED -> new Sentence("planned", "geplant");
      case SENT, UNCERTAIN -> new Sentence("answer open", "Antwort offen");
      case PENDING -> new Sentence("taken, not shown yet", "angenommen, noch nicht sichtbar");
      case CONFIRMED -> new Sentence("confirmed", "bestätigt");
      case STALE -> new Sentence("overtaken", "überholt");
      case REFUSED -> new Sentence("refused", "abgelehnt");
      case FAILED -> new Sentence("failed", "fehlgeschlagen");
      case EXPIRED -> new Sentence("given up", "aufgegeben");
    };
  }
}
