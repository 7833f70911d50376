package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Connects to SAP S/4HANA, in the cloud or on premises, through its released services. */
public final class SapConnectorProvider implements ErpConnectorProvider {
  @Override
  public ErpId erpId() {
    return new ErpId("sap");
  }

  @Override
  public String displayName() {
    return "SAP S/4HANA";
  }

  @Override
  public List<SettingSpec> settings() {
    return SapSettings.SPECS;
  }

  @Override
  public NativeRun nativeRun() {
    return new SapNativeRun();
  }

  @Override
  public Optional<String> administratorText(Locale locale, Map<String, String> settings) {
    return Optional.of(SapBasisText.of(locale, settings));
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    SapSettings settings = new SapSettings(context);
    ResilientHttp http =
        ResilientHttp.open(settings.target(), settings.addresses().limits(), context.clock());
    return new SapConnector(settings, http, context.clock());
  }
}
