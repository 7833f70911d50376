package io.mahnwerk.app.factor;

import io.mahnwerk.core.model.FactorSource;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.FactorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.nio.file.Path;
import java.util.List;

/** Figures from a CSV file that somebody keeps up to date. */
public final class FileFactorProvider implements FactorProvider {
  private static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.required(
              "path",
              "CSV file with factor, recorded_on, value and any of country, industry, company_code,"
                  + " debtor"));

  @Override
  public String factorId() {
    return "file";
  }

  @Override
  public List<SettingSpec> settings() {
    return SPECS;
  }

  @Override
  public FactorSource open(ConnectorContext context) {
    Settings settings = Settings.check(context.connection(), SPECS, context.settings());
    return FileFactors.read(Path.of(settings.text("path")), context.connection());
  }
}
