package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * Signs an application in that is registered with Microsoft Entra ID, by client credentials with
 * the secret in the form, for whichever of Microsoft's services is asked next.
 *
 * @param settings with tenant, client-id, client-secret and authority, none of them blank
 */
record EntraSignIn(ConnectionId connection, Settings settings, HttpLimits limits, Clock clock) {
  /** What is at fault where the application is refused. */
  static final List<String> WHO = List.of("tenant", "client-id", "client-secret");

  /**
   * Asks for nothing yet; throws {@link ConnectorException} of kind MISCONFIGURED that names the
   * setting at fault.
   */
  Authorization to(String scope) {
    String tenant = settings.matching("tenant", "an id or a domain", "[A-Za-z0-9.-]+");
    URI endpoint =
        settings.parsed(
            "authority",
            "an https:// address (http:// for this machine only)",
            text -> endpoint(text, tenant));
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                connection,
                Origin.of(endpoint),
                Authorization.none(),
                new SettingHints("authority", WHO)),
            limits,
            clock);
    return new EntraTokens(
        service,
        new EntraTransport(service, endpoint),
        new EntraTokens.Registration(
            tenant, settings.text("client-id"), settings.text("client-secret"), scope));
  }

  private static URI endpoint(String authority, String tenant) {
    URI address = URI.create(authority.replaceAll("/+$", "") + "/" + tenant + "/oauth2/v2.0/token");
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("A secret goes over https:// only");
    }
    return address;
  }

  /** Hides every value. */
  @Override
  public String toString() {
    return "EntraSignIn" + settings;
  }
}
