package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.ErpId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
   * The same as set up for one connection, where its rules are settings.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException of kind MISCONFIGURED
   */
  default NativeRun nativeRun(ConnectorContext context) {
    return nativeRun();
  }

  /**
   * What the ledger's administrator has to set up for a connection, as a text to be passed on in
   * German or English; empty where there is nothing. It holds no secret.
   *
   * @param settings of the connection as the user wrote them, complete or not
   */
  default Optional<String> administratorText(Locale locale, Map<String, String> settings) {
    return Optional.empty();
  }

  /** The files that the connector reads in bulk; none for one that is reached by calls. */
  default List<FileFormat> fileFormats() {
    return List.of();
  }

  /**
   * Opens no network connection; {@link ErpConnector#check()} does.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException of kind MISCONFIGURED
   */
  ErpConnector open(ConnectorContext context);
}
