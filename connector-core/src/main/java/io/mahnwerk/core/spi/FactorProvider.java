package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.FactorSource;
import java.util.List;

/** Opens one kind of source of external figures; found with ServiceLoader and off by default. */
public interface FactorProvider {

  /** One lower-case word, by which a configuration names it. */
  String factorId();

  /** Every setting the source reads; a setting not listed here is refused. */
  List<SettingSpec> settings();

  /**
   * @throws io.mahnwerk.core.failure.ConnectorException of kind MISCONFIGURED where a setting, or
   *     what it names, cannot be used
   */
  FactorSource open(ConnectorContext context);
}
