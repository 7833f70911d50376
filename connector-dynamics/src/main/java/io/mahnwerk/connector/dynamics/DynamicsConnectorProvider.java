package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;

/**
 * Connects to Microsoft Dynamics 365 Business Central, online or on premises: by our extension, or
 * by its own pages where that is not installed.
 */
public final class DynamicsConnectorProvider implements ErpConnectorProvider {
  @Override
  public ErpId erpId() {
    return new ErpId("dynamics");
  }

  @Override
  public String displayName() {
    return "Microsoft Dynamics 365 Business Central";
  }

  @Override
  public List<SettingSpec> settings() {
    return BcSettings.SPECS;
  }

  @Override
  public NativeRun nativeRun() {
    return new BcNativeRun();
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    BcSettings settings = new BcSettings(context);
    ResilientHttp http = ResilientHttp.open(settings.target(), settings.limits(), context.clock());
    return new BcConnector(settings, http, context.clock());
  }
}
