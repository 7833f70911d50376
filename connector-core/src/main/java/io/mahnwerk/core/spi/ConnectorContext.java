package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.ConnectionId;
import java.time.Clock;
import java.util.Map;

/**
 * Everything a connector gets from outside, so that it needs no static state.
 *
 * @param settings as the user wrote them; the connector checks them against its own list
 * @param clock the only source of time
 */
public record ConnectorContext(ConnectionId connection, Map<String, String> settings, Clock clock) {
  public ConnectorContext {
    settings = Map.copyOf(settings);
  }

  /** Names the connection only: settings hold secrets. */
  @Override
  public String toString() {
    return "ConnectorContext[" + connection + "]";
  }
}
