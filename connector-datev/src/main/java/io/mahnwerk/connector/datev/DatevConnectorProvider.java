package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.FileFormat;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import java.util.List;

/**
 * Connects to the books of one client (Mandant) in DATEV Kanzlei-Rechnungswesen, by files or by
 * DATEVconnect. Each client is a connection of its own, so that nothing of one is known to another.
 */
public final class DatevConnectorProvider implements ErpConnectorProvider {
  @Override
  public ErpId erpId() {
    return new ErpId("datev");
  }

  @Override
  public String displayName() {
    return "DATEV Kanzlei-Rechnungswesen";
  }

  @Override
  public List<SettingSpec> settings() {
    return DatevSettingSpecs.ALL;
  }

  @Override
  public NativeRun nativeRun() {
    return new DatevNativeRun(DatevDunningRules.USUAL);
  }

  @Override
  public NativeRun nativeRun(ConnectorContext context) {
    return new DatevNativeRun(new DatevSettings(context).rules());
  }

  @Override
  public List<FileFormat> fileFormats() {
    return List.of(new OposFileFormat());
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    DatevSettings settings = new DatevSettings(context);
    return settings.usesConnect() ? settings.connect().open() : DatevConnector.ofFiles(settings);
  }
}
