package io.mahnwerk.app.config;

import io.mahnwerk.app.SilentConnector;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.util.List;

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

  private static final class FakeConnector implements SilentConnector {}
}
