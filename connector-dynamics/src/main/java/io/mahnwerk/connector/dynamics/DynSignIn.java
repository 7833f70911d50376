package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * The ways to sign in: an application registered with Microsoft Entra ID (client credentials, with
 * the secret in the form), or on premises a user with a web service access key.
 */
record DynSignIn(ConnectionId connection, Settings settings, HttpLimits limits, Clock clock) {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional("sign-in", "entra", "entra or basic"),
          SettingSpec.optional("tenant", "", "Entra tenant, its id or domain; with sign-in entra"),
          SettingSpec.optional("client-id", "", "application (client) id of the registered app"),
          SettingSpec.optionalSecret("client-secret", "secret of the registered app"),
          SettingSpec.optional(
              "authority", "https://login.microsoftonline.com", "where Entra gives out tokens"),
          SettingSpec.optional(
              "scope", "https://api.businesscentral.dynamics.com/.default", "scope of the tokens"),
          SettingSpec.optional("user", "", "user on premises; with sign-in basic"),
          SettingSpec.optionalSecret("web-service-key", "web service access key of the user"));

  /** Throws {@link ConnectorException} of kind MISCONFIGURED that names the setting at fault. */
  ResilientHttp.Target target(URI url) {
    return switch (settings.text("sign-in")) {
      case "entra" -> entra(Origin.of(url));
      case "basic" ->
          target(
              Origin.of(url),
              Authorization.basic(needed("user"), needed("web-service-key")),
              List.of("user", "web-service-key"));
      default ->
          throw settings.wrong(
              "sign-in", new Sentence("must be entra or basic", "muss entra oder basic sein"));
    };
  }

  private ResilientHttp.Target entra(Origin origin) {
    EntraSignIn.WHO.forEach(this::needed);
    Authorization signedIn =
        new EntraSignIn(connection, settings, limits, clock).to(needed("scope"));
    return target(origin, signedIn, EntraSignIn.WHO);
  }

  private ResilientHttp.Target target(
      Origin origin, Authorization authorization, List<String> hint) {
    return new ResilientHttp.Target(
        connection, origin, authorization, new SettingHints("url", hint));
  }

  private String needed(String key) {
    return settings.needed(
        key,
        new Sentence(": sign-in '%s' needs it", ": die Anmeldung '%s' braucht sie")
            .with(Sentence.same(settings.text("sign-in"))));
  }

  /** Hides every value. */
  @Override
  public String toString() {
    return "DynSignIn" + settings;
  }
}
