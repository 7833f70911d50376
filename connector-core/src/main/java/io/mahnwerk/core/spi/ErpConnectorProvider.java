package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.ErpId;
import java.util.List;

/** The one public type of a connector module, found with {@link java.util.ServiceLoader}. */
public interface ErpConnectorProvider {
  ErpId erpId();

  /** The product's name as its vendor writes it. */
  String displayName();

  /** Every setting the connector reads; a setting not listed here is refused. */
  List<SettingSpec> settings();

  /** The ledger's own dunning run as a pure function. */
  NativeRun nativeRun();

  /**
   * Opens no network connection; {@link ErpConnector#check()} does.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException of kind MISCONFIGURED
   */
  ErpConnector open(ConnectorContext context);
}
