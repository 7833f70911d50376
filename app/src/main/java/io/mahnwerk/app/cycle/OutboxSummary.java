package io.mahnwerk.app.cycle;

import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.DeadLetters;
import io.mahnwerk.core.store.OutboxEntry;
import java.io.PrintWriter;
import java.util.ArrayList;
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
                "%s {write waits|writes wait} for a person, since the ledger declined each %s times in a row."
                    + " --retry N tries one again, --retry-all all of them, --discard N drops one:",
                "%s {Änderung wartet|Änderungen warten} auf einen Menschen, da das Buchungssystem jede %s-mal in"
                    + " Folge ablehnte. --retry N versucht eine erneut, --retry-all alle, --discard"
                    + " N verwirft eine:")
            .with(Sentence.number(waiting.size(), 0), Sentence.number(DeadLetters.TRIES, 0))
            .in(locale));
    table(waiting, locale).print(out);
  }

  private static TextTable table(List<OutboxEntry> entries, Locale locale) {
    List<Sentence> head = new ArrayList<>(List.of(new Sentence("Number", "Nummer")));
    head.addAll(OutboxRow.HEAD);
    TextTable table = TextTable.ofTexts(texts(head, locale));
    for (OutboxEntry entry : entries) {
      OutboxRow row = OutboxRow.of(entry);
      List<Sentence> cells = new ArrayList<>(List.of(Sentence.same(Long.toString(row.number()))));
      cells.addAll(row.cells());
      table.row(texts(cells, locale));
    }
    return table;
  }

  private static String[] texts(List<Sentence> cells, Locale locale) {
    return cells.stream().map(cell -> cell.in(locale)).toArray(String[]::new);
  }
}
