package io.mahnwerk.app;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connector that claims nothing, finds nothing wrong and has no ledger behind it. */
public interface SilentConnector extends ErpConnector {
  @Override
  default Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  default ConnectionCheck check() {
    return new ConnectionCheck(List.of());
  }

  @Override
  default DunningProcedures procedures() {
    return new DunningProcedures(Map.of(), Map.of());
  }

  @Override
  default ReceivablesReader receivables() {
    throw new IllegalStateException("Nothing to read");
  }

  @Override
  default DunningWriter dunning() {
    throw new IllegalStateException("Nothing to write");
  }

  @Override
  default void close() {}
}
