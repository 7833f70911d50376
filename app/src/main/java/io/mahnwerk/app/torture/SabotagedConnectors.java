package io.mahnwerk.app.torture;

import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DebtorIdentity;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.FileFormat;
import io.mahnwerk.core.spi.LedgerFigures;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SentNotice;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.spi.Turnaround;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    public NativeRun nativeRun(ConnectorContext context) {
      return sound.nativeRun(context);
    }

    @Override
    public List<FileFormat> fileFormats() {
      return sound.fileFormats();
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
    public String traceOf(String receipt) {
      return sound.traceOf(receipt);
    }

    @Override
    public List<DebtorIdentity> identities(Collection<DebtorRef> debtors) {
      return sound.identities(debtors);
    }

    @Override
    public Stream<SentNotice> sentNotices(LocalDate from) {
      return sound.sentNotices(from);
    }

    @Override
    public Optional<FileExchange> files() {
      return sound.files();
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
