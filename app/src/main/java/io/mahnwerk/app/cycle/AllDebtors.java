package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Asks the ledger itself for its debtors, since the store may be lost or old. */
record AllDebtors(ErpConnector connector) {

  /**
   * Reads the ledger once from the start and keeps those that are asked for. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when it cannot be read.
   */
  Map<DebtorRef, Debtor> find(Predicate<Debtor> wanted) {
    Map<DebtorRef, Debtor> found = new TreeMap<>();
    Set<SyncCursor> passed = new HashSet<>();
    ReceivablesReader reader = connector.receivables();
    SyncCursor cursor = SyncCursor.START;
    boolean last = false;
    while (!last && passed.add(cursor)) {
      Page page = reader.read(cursor);
      for (Change change : page.changes()) {
        if (change instanceof Change.DebtorSeen seen && wanted.test(seen.debtor())) {
          found.put(seen.debtor().ref(), seen.debtor());
        }
      }
      cursor = page.next();
      last = page.last();
    }
    return found;
  }
}
