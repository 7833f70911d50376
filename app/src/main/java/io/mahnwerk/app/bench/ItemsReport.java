package io.mahnwerk.app.bench;

import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The report of {@code bench items}.
 *
 * @param items open items of each ledger
 * @param heapMiB the most memory that reading and keeping them may take, however many they are
 */
record ItemsReport(long items, long heapMiB, List<ItemFigures> ledgers) {
  static final long MOST_HEAP_MIB = 96;

  ItemsReport {
    ledgers = List.copyOf(ledgers);
  }

  /** Whether a ledger was read, and of each one every item. */
  boolean keepsItsPromises() {
    return !ledgers.isEmpty() && ledgers.stream().allMatch(ledger -> ledger.isComplete(items));
  }

  void print(PrintWriter out, Path folder, Locale locale) {
    for (ItemFigures ledger : ledgers) {
      out.println(
          new Sentence(
                  "%s: %s of %s items kept from %s pages in %s s, within %s MiB of memory; their sum is"
                      + " %s.",
                  "%s: %s von %s Posten aus %s Seiten behalten in %s s, mit höchstens %s MiB Speicher;"
                      + " ihre Summe %s.")
              .with(
                  Sentence.same(ledger.erp()),
                  Sentence.number(ledger.openItems(), 0),
                  Sentence.number(items, 0),
                  Sentence.number(ledger.pages(), 0),
                  Sentence.number(ledger.seconds(), 1),
                  Sentence.number(heapMiB, 0),
                  ledger.cents() == ledger.ledgerCents()
                      ? new Sentence("that of the ledger", "stimmt")
                      : new Sentence("not that of the ledger", "stimmt nicht"))
              .in(locale));
    }
    out.println(
        new Sentence("The report: %s", "Der Bericht: %s")
            .with(Sentence.same(folder.resolve("report.json").toString()))
            .in(locale));
  }
}
