package io.mahnwerk.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.ForwardProxy;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.OAuthTokens;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.ConnectionId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The way from BTP to a system on premises: the HTTP proxy of the connectivity service that is
 * bound to us, behind which the Cloud Connector stands. The proxy lets through who shows a token of
 * the service's own client. It speaks no TLS with us: the system's address is that of the virtual
 * host with http, and the tunnel behind the proxy is encrypted.
 *
 * <p>After SAP's help "Consuming the Connectivity Service (HTTP)". A user's own token in {@code
 * SAP-Connectivity-Authentication} is for principal propagation; a technical user needs none.
 *
 * @param tokenUrl where the proxy's tokens come from
 */
record SapCloudConnector(
    String clientId, String clientSecret, URI tokenUrl, String host, int port) {
  static final String SETTING = "connectivity-binding";
  private static final String LOCATION = "SAP-Connectivity-SCC-Location_ID";

  /** Throws {@link IllegalArgumentException} for what is no binding of that service. */
  static SapCloudConnector parse(String text) {
    JsonNode own = SapBinding.credentials(text, "connectivity");
    String port =
        own.hasNonNull("onpremise_proxy_http_port")
            ? "onpremise_proxy_http_port"
            : "onpremise_proxy_port";
    return new SapCloudConnector(
        SapBinding.required(own, "clientid"),
        SapBinding.required(own, "clientsecret"),
        SapBinding.tokens(
            SapBinding.required(
                own, own.hasNonNull("token_service_url") ? "token_service_url" : "url")),
        SapBinding.required(own, "onpremise_proxy_host"),
        Integer.parseInt(SapBinding.required(own, port)));
  }

  /**
   * The proxy as calls go through it.
   *
   * @param location names one of several Cloud Connectors; blank for the one without a name
   */
  ForwardProxy proxy(ConnectionId connection, String location, HttpLimits limits, Clock clock) {
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                connection,
                Origin.of(tokenUrl),
                Authorization.basic(clientId, clientSecret),
                new SettingHints(SETTING, List.of(SETTING))),
            limits,
            clock);
    return new ForwardProxy(
        host,
        port,
        new OAuthTokens(service, tokenUrl, () -> OAuthTokens.clientCredentials(""), clock),
        location.isEmpty() ? Map.of() : Map.of(LOCATION, location),
        SETTING);
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "SapCloudConnector[" + host + ":" + port + "]";
  }
}
