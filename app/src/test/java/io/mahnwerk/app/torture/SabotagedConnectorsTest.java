package io.mahnwerk.app.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.mocks.erp.SimulatedErp;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SabotagedConnectorsTest {
  private final Arena arena = Arena.all().get(0);
  private final ErpConnectorProvider broken =
      new SabotagedConnectors(Sabotage.SKIP_RELEASE).broken(arena.connector());

  @Test
  void breaksTheWriterAndHandsEverythingElseOn() {
    TortureLedger books = new TortureLedger(arena, 1);
    try (SimulatedErp erp = arena.erp().start(books.ledger(), arena.shape().options());
        ErpConnector opened = broken.open(context(erp.settings()))) {
      assertThat(opened.dunning()).isInstanceOf(WriterWithoutRelease.class);
      assertThat(opened.capabilities()).isEqualTo(arena.capabilities());
      assertThat(opened.turnaround()).isEqualTo(arena.turnaround());
    }
    assertThat(broken.displayName()).isEqualTo(arena.connector().displayName());
  }

  @Test
  void failsAsTheSoundOneDoes() {
    assertThatThrownBy(() -> broken.open(context(Map.of()))).isInstanceOf(ConnectorException.class);
  }

  private static ConnectorContext context(Map<String, String> settings) {
    return new ConnectorContext(new ConnectionId("books"), settings, Clock.systemUTC());
  }
}
