package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.Turnaround;
import io.mahnwerk.mocks.erp.Shape;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A simulated ERP in one shape, with the connector that reaches it.
 *
 * @param capabilities what the connector claims of the ledger in this shape
 * @param turnaround how long a write takes there until a read can show it
 */
record Arena(
    SimulatedErpProvider erp,
    ErpConnectorProvider connector,
    Shape shape,
    Set<Capability> capabilities,
    Turnaround turnaround) {
  Arena {
    capabilities = Set.copyOf(capabilities);
  }

  /**
   * Every simulated ERP on the class path in each of its shapes that can be written and steered.
   */
  static List<Arena> all() {
    List<Arena> arenas = new ArrayList<>();
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      for (ErpConnectorProvider connector : ServiceLoader.load(ErpConnectorProvider.class)) {
        if (connector.erpId().equals(erp.erpId())) {
          erp.shapes().stream()
              .map(shape -> unasked(erp.setUp(shape.options()), connector, shape))
              .filter(Arena::canBeOpened)
              .map(Arena::asked)
              .filter(Arena::isWritten)
              .forEach(arenas::add);
        }
      }
    }
    return arenas;
  }

  /** What is said of a name that none of them has. */
  static Sentence unknown(String name, List<Arena> all) {
    String names = all.stream().map(Arena::name).collect(Collectors.joining(", "));
    return new Sentence(
            "--only names no simulated ledger: '%s'. There are %s.",
            "--only nennt kein simuliertes Buch: '%s'. Es gibt %s.")
        .naming(name, names);
  }

  /** Those of all in which each item is held by itself. */
  static List<Arena> holdingItems() {
    return all().stream()
        .filter(arena -> !arena.capabilities().contains(Capability.HOLDS_BY_DEBTOR))
        .toList();
  }

  private static Arena unasked(
      SimulatedErpProvider erp, ErpConnectorProvider connector, Shape shape) {
    return new Arena(erp, connector, shape, Set.of(), Turnaround.AT_ONCE);
  }

  /** Asks the connector what it claims of this shape. */
  private Arena asked() {
    TortureLedger books = new TortureLedger(this, 0);
    Clock clock =
        Clock.fixed(
            TortureLedger.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    try (SimulatedErp running = erp.start(books.ledger(), shape.options());
        ErpConnector opened =
            connector.open(
                new ConnectorContext(books.ledger().connection(), running.settings(), clock))) {
      return new Arena(erp, connector, shape, opened.capabilities(), opened.turnaround());
    }
  }

  private boolean isWritten() {
    return capabilities.contains(Capability.BLOCK_ITEM)
        || capabilities.contains(Capability.BLOCK_DEBTOR);
  }

  /** Whether a person means it by this name: of the ERP, or of it in this shape. */
  boolean isNamed(String name) {
    return name().equals(name) || erp.erpId().value().equals(name);
  }

  /** Whether the ledger can tell what the sabotage breaks. */
  boolean shows(Sabotage sabotage) {
    return switch (sabotage) {
      case NONE, LOSE_ACK -> true;
      case DOUBLE_SEND -> !turnaround.byPeople();
      case SKIP_RELEASE -> !capabilities.contains(Capability.BLOCK_EXPIRES);
      case OVERWRITE_CLERK -> !turnaround.byPeople() && hasCode();
    };
  }

  /** Where a date alone holds there is no code of ours to take for a clerk's. */
  private boolean hasCode() {
    TortureLedger books = new TortureLedger(this, 0);
    return !books.code().isBlank();
  }

  /** Whether debtors can be given an opened procedure, without which nothing is held early. */
  private boolean canBeOpened() {
    return !erp.procedures().onlyHoldBack();
  }

  /** When this ledger's run would send which notice. */
  DunningTimes times() {
    return new DunningTimes(
        erp.procedures(), new RunCalendar(EnumSet.copyOf(TortureLedger.RUN_DAYS), Set.of()));
  }

  String name() {
    return erp.erpId() + " " + shape;
  }

  @Override
  public String toString() {
    return name();
  }
}
