package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.OutboxEntry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where in the ledger a person finds what became of requests that it took and never showed. */
record LedgerTraces(ErpConnector connector, List<OutboxEntry> open, List<OutboxEntry> waiting) {
  private static final int SHOWN = 20;

  void print(PrintWriter out, Locale locale) {
    List<OutboxEntry> all = new ArrayList<>(open);
    all.addAll(waiting);
    all.stream()
        .filter(entry -> !entry.receipt().isBlank())
        .filter(entry -> !connector.traceOf(entry.receipt()).isBlank())
        .limit(SHOWN)
        .forEach(
            entry ->
                out.println(
                    new Sentence(
                            "What became of write %s stands in: %s",
                            "Was aus der Änderung %s wurde, steht in: %s")
                        .with(
                            Sentence.same(Long.toString(entry.id())),
                            Sentence.same(connector.traceOf(entry.receipt())))
                        .in(locale)));
  }
}
