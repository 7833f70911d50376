package io.mahnwerk.app.torture;

import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** A simulated ERP in one shape, with the connector that reaches it. */
record Arena(SimulatedErpProvider erp, ErpConnectorProvider connector, Shape shape) {

  /** Every simulated ERP on the class path in each of its shapes whose items can be marked. */
  static List<Arena> all() {
    List<Arena> arenas = new ArrayList<>();
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      for (ErpConnectorProvider connector : ServiceLoader.load(ErpConnectorProvider.class)) {
        if (connector.erpId().equals(erp.erpId())) {
          erp.shapes().stream()
              .map(shape -> new Arena(erp, connector, shape))
              .filter(arena -> arena.capabilities().contains(Capability.MARK_ITEM))
              .forEach(arenas::add);
        }
      }
    }
    return arenas;
  }

  String name() {
    return erp.erpId() + " " + shape;
  }

  /** What the connector claims of the ledger in this shape. */
  Set<Capability> capabilities() {
    TortureLedger books = new TortureLedger(this, 0);
    Clock clock =
        Clock.fixed(
            TortureLedger.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    try (SimulatedErp running = erp.start(books.ledger(), shape.options());
        ErpConnector opened =
            connector.open(
                new ConnectorContext(books.ledger().connection(), running.settings(), clock))) {
      return Set.copyOf(opened.capabilities());
    }
  }
}
