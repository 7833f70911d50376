package io.mahnwerk.app.config;

import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connector that needs a url and answers a check without asking anybody. */
record FakeProvider(String id) implements ErpConnectorProvider {
  @Override
  public ErpId erpId() {
    return new ErpId(id);
  }

  @Override
  public String displayName() {
    return "Ledger " + id;
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.required("url", "address of the ledger"),
        SettingSpec.optional("time-zone", "Europe/Berlin", "time zone of the ledger"));
  }

  @Override
  public NativeRun nativeRun() {
    return (account, run) -> new NativeRun.Result(List.of(), List.of());
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    Settings.check(context.connection(), settings(), context.settings());
    return new FakeConnector();
  }

  private static final class FakeConnector implements ErpConnector {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public ConnectionCheck check() {
      return new ConnectionCheck(List.of());
    }

    @Override
    public DunningProcedures procedures() {
      return new DunningProcedures(Map.of(), Map.of());
    }

    @Override
    public ReceivablesReader receivables() {
      throw new IllegalStateException("Nothing to read");
    }

    @Override
    public DunningWriter dunning() {
      return instructions -> List.of();
    }

    @Override
    public void close() {}
  }
}
