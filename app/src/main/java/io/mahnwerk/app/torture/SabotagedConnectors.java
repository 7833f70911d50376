package io.mahnwerk.app.torture;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.spi.Turnaround;
import java.util.List;
import java.util.Set;

/** Connectors whose reader and writer are broken in one way. */
record SabotagedConnectors(Sabotage sabotage) {

  /** The connectors on the class path, sabotaged where that is asked for. */
  ConnectorRegistry registry() {
    ConnectorRegistry sound = ConnectorRegistry.onClassPath();
    if (sabotage == Sabotage.NONE || sabotage == Sabotage.OVERWRITE_CLERK) {
      return sound;
    }
    return new ConnectorRegistry(
        sound.providers().stream().<ErpConnectorProvider>map(Provider::new).toList());
  }

  private ErpConnector broken(ErpConnector connector) {
    if (sabotage == Sabotage.LOSE_ACK) {
      ImaginedHolds imagined = new ImaginedHolds(connector.dunning(), connector.receivables());
      return new Connector(connector, imagined, imagined);
    }
    DunningWriter writer =
        sabotage == Sabotage.DOUBLE_SEND
            ? new DoubleWriter(connector.dunning())
            : new WriterWithoutRelease(connector.dunning());
    return new Connector(connector, connector.receivables(), writer);
  }

  private final class Provider implements ErpConnectorProvider {
    private final ErpConnectorProvider sound;

    Provider(ErpConnectorProvider sound) {
      this.sound = sound;
    }

    @Override
    public ErpId erpId() {
      return sound.erpId();
    }

    @Override
    public String displayName() {
      return sound.displayName();
    }

    @Override
    public List<SettingSpec> settings() {
      return sound.settings();
    }

    @Override
    public NativeRun nativeRun() {
      return sound.nativeRun();
    }

    @Override
    public ErpConnector open(ConnectorContext context) {
      return broken(sound.open(context));
    }
  }

  private record Connector(ErpConnector sound, ReceivablesReader receivables, DunningWriter dunning)
      implements ErpConnector {
    @Override
    public Set<Capability> capabilities() {
      return sound.capabilities();
    }

    @Override
    public ConnectionCheck check() {
      return sound.check();
    }

    @Override
    public DunningProcedures procedures() {
      return sound.procedures();
    }

    @Override
    public String writesBy() {
      return sound.writesBy();
    }

    @Override
    public LedgerFigures figures() {
      return sound.figures();
    }

    @Override
    public Turnaround turnaround() {
      return sound.turnaround();
    }

    @Override
    public SuggestionBoard suggestions() {
      return sound.suggestions();
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
