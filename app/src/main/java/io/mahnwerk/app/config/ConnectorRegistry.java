package io.mahnwerk.app.config;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The connectors on the class path, one for each ERP. */
public final class ConnectorRegistry {
  private static final String TIME_ZONE = "time-zone";

  private final Map<ErpId, ErpConnectorProvider> byErp =
      new TreeMap<>(Comparator.comparing(ErpId::value));

  /** Throws {@link IllegalStateException} when two connectors claim one ERP. */
  public ConnectorRegistry(Iterable<ErpConnectorProvider> providers) {
    for (ErpConnectorProvider provider : providers) {
      ErpConnectorProvider other = byErp.putIfAbsent(provider.erpId(), provider);
      if (other != null) {
        throw new IllegalStateException("Two connectors claim the ERP " + provider.erpId());
      }
    }
  }

  public static ConnectorRegistry onClassPath() {
    return new ConnectorRegistry(ServiceLoader.load(ErpConnectorProvider.class));
  }

  /** Sorted by the ERP's id. */
  public Collection<ErpConnectorProvider> providers() {
    return java.util.List.copyOf(byErp.values());
  }

  public ErpConnectorProvider provider(ConfiguredConnection connection) {
    ErpConnectorProvider provider = byErp.get(connection.erp());
    if (provider == null) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': setting 'erp' is '%s', for which there is no connector; there is"
                      + " %s.",
                  "Verbindung '%s': Einstellung 'erp' ist '%s', wofür es keinen Konnektor gibt; es"
                      + " gibt %s.")
              .naming(connection.id(), connection.erp(), known()));
    }
    return provider;
  }

  /**
   * Opens no network connection. Throws {@link CommandFailure} where the clock shows the day of
   * simulated ledgers and the connection leads to another machine.
   */
  public ErpConnector open(ConfiguredConnection connection, Clock clock) {
    if (clock instanceof PracticeClock practice) {
      practice.admit(connection);
    }
    return provider(connection).open(connection.context(clock));
  }

  /** The day it is where the ledger stands. */
  public LocalDate today(ConfiguredConnection connection, Clock clock) {
    return now(connection, clock).toLocalDate();
  }

  /** The time it is where the ledger stands. */
  public LocalDateTime now(ConfiguredConnection connection, Clock clock) {
    provider(connection);
    String given = connection.settings().getOrDefault(TIME_ZONE, "");
    return LocalDateTime.ofInstant(
        clock.instant(), zone(connection.id(), connection.erp(), given, clock));
  }

  /**
   * The ledger's time zone: the given one, else the fallback of the connector's setting {@code
   * time-zone} where it has one, else the clock's own.
   */
  public ZoneId zone(ConnectionId connection, ErpId erp, String given, Clock clock) {
    String zone =
        Optional.of(given.strip())
            .filter(text -> !text.isEmpty())
            .or(() -> fallbackZone(erp))
            .orElse("");
    try {
      return zone.isEmpty() ? clock.getZone() : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': setting '%s' must be a time zone such as Europe/Berlin but is"
                      + " '%s'.",
                  "Verbindung '%s': Einstellung '%s' muss eine Zeitzone wie Europe/Berlin sein, ist"
                      + " aber '%s'.")
              .naming(connection, TIME_ZONE, zone),
          unknown);
    }
  }

  private Optional<String> fallbackZone(ErpId erp) {
    return Optional.ofNullable(byErp.get(erp)).stream()
        .flatMap(provider -> provider.settings().stream())
        .filter(setting -> setting.key().equals(TIME_ZONE))
        .findFirst()
        .flatMap(SettingSpec::fallback);
  }

  private String known() {
    return byErp.isEmpty()
        ? "none"
        : byErp.keySet().stream().map(ErpId::value).collect(Collectors.joining(", "));
  }
}
