package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SuggestionBoard;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts of an open connection that a write-back needs.
 *
 * @param board asked for where suggestions are taken out
 */
public record LedgerAccess(
    ConnectionId connection,
    Set<Capability> capabilities,
    ReceivablesReader reader,
    DunningWriter writer,
    Supplier<SuggestionBoard> board) {
  public LedgerAccess {
    capabilities = Set.copyOf(capabilities);
  }

  /** A ledger in whose lists nothing is shown. */
  public LedgerAccess(
      ConnectionId connection,
      Set<Capability> capabilities,
      ReceivablesReader reader,
      DunningWriter writer) {
    this(connection, capabilities, reader, writer, () -> SuggestionBoard.NONE);
  }

  public static LedgerAccess of(ConnectionId connection, ErpConnector connector) {
    return new LedgerAccess(
        connection,
        connector.capabilities(),
        connector.receivables(),
        connector.dunning(),
        connector::suggestions);
  }
}
