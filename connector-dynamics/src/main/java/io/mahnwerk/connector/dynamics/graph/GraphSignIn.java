package io.mahnwerk.connector.dynamics.graph;

import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.OAuthTokens;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Signs the registered application in (client credentials, with the secret in the form). */
final class GraphSignIn {
  private static final String SCOPE = "https://graph.microsoft.com/.default";

  private GraphSignIn() {}

  static OAuthTokens open(ConnectorContext context, Settings settings, URI endpoint) {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            settings.text("client-id"),
            "client_secret",
            settings.text("client-secret"),
            "scope",
            SCOPE);
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                context.connection(),
                Origin.of(endpoint),
                Authorization.none(),
                new SettingHints("authority", List.of("tenant", "client-id", "client-secret"))),
            HttpLimits.DEFAULT,
            context.clock());
    return new OAuthTokens(service, endpoint, () -> form, context.clock());
  }
}
