package io.mahnwerk.core.sync;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.IntakeReport;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads single items and debtors as they stand now and takes them into the store. */
public final class ReadBack {
  private final ConnectionId connection;
  private final ReceivablesReader reader;
  private final ReceivablesStore store;

  public ReadBack(ConnectionId connection, ReceivablesReader reader, ReceivablesStore store) {
    this.connection = connection;
    this.reader = reader;
    this.store = store;
  }

  /**
   * What the ledger does not show is left as it is known. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
   */
  public IntakeReport read(Collection<DunningTarget> targets, LocalDate today) {
    List<OpenItemRef> items = new ArrayList<>();
    List<DebtorRef> debtors = new ArrayList<>();
    for (DunningTarget target : targets) {
      if (target instanceof OpenItemRef item) {
        items.add(item);
      } else {
        debtors.add((DebtorRef) target);
      }
    }
    List<Change> seen = new ArrayList<>();
    if (!items.isEmpty()) {
      seen.addAll(reader.reread(items));
    }
    if (!debtors.isEmpty()) {
      reader.rereadDebtors(debtors).forEach(debtor -> seen.add(new Change.DebtorSeen(debtor)));
    }
    return seen.isEmpty() ? IntakeReport.NOTHING : store.take(connection, seen, today);
  }
}
