package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.util.Set;

/** The parts of an open connection that a write-back needs. */
public record LedgerAccess(
    ConnectionId connection,
    Set<Capability> capabilities,
    ReceivablesReader reader,
    DunningWriter writer) {
  public LedgerAccess {
    capabilities = Set.copyOf(capabilities);
  }

  public static LedgerAccess of(ConnectionId connection, ErpConnector connector) {
    return new LedgerAccess(
        connection, connector.capabilities(), connector.receivables(), connector.dunning());
  }
}
