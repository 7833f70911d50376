package io.mahnwerk.connector.datev;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.OAuthTokens;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The settings of DATEVconnect, needed where {@code exchange} is {@code datevconnect}. */
record ConnectSettings(ConnectorContext context, Settings settings, DatevSettings datev) {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional(
              "url",
              "",
              "address of DATEVconnect, for example"
                  + " https://server:58452/datev/api/accounting/v1"),
          SettingSpec.optional("sign-in", "basic", "basic or openid"),
          SettingSpec.optional("user", "", "user of DATEVconnect"),
          secret("password", "password of the user"),
          SettingSpec.optional("token-url", "", "token service, for sign-in openid"),
          SettingSpec.optional("client-id", "", "OpenID Connect client"),
          secret("client-secret", "secret of the OpenID Connect client"),
          SettingSpec.optional(
              "client-guid", "", "id of the Mandant in DATEVconnect, as /clients lists it"),
          SettingSpec.optional("connect-timeout-seconds", "10", "longest wait for a connection"),
          SettingSpec.optional("call-timeout-seconds", "60", "longest wait for a whole answer"),
          SettingSpec.optional("requests-per-second", "100", "most requests in one second"));

  private static SettingSpec secret(String key, String description) {
    return new SettingSpec(key, false, true, Optional.of(""), description);
  }

  /** Opens no connection; checks the settings. */
  ErpConnector open() {
    ResilientHttp http =
        ResilientHttp.open(
            new ResilientHttp.Target(
                context.connection(), Origin.of(base()), authorization(), hints()),
            limits(),
            context.clock());
    ConnectService service = new ConnectService(http, base(), needed("client-guid"), datev);
    return new DatevConnector(
        datev,
        new DatevConnector.Exchange(
            desk -> new ConnectBooks(desk, service),
            new ConnectDebtors(service, datev),
            service::check,
            http::close));
  }

  private HttpLimits limits() {
    return HttpLimits.DEFAULT
        .withTimeouts(
            settings.seconds("connect-timeout-seconds"), settings.seconds("call-timeout-seconds"))
        .withLoad(settings.number("requests-per-second", 1, 3600), HttpLimits.DEFAULT.concurrent());
  }

  private URI base() {
    needed("url");
    return settings.parsed(
        "url",
        new Sentence(
            "an https:// address (http:// for this machine only)",
            "eine Adresse mit https:// (http:// nur auf diesem Rechner)"),
        text -> {
          URI address = URI.create(text.endsWith("/") ? text : text + "/");
          if (!Origin.of(address).isPrivate()) {
            throw new IllegalArgumentException("Not private");
          }
          return address;
        });
  }

  private SettingHints hints() {
    return new SettingHints(
        "url", usesTokens() ? List.of("token-url", "client-id") : List.of("user", "password"));
  }

  private boolean usesTokens() {
    return settings.parsed(
        "sign-in",
        new Sentence("basic or openid", "basic oder openid"),
        text -> {
          if (!List.of("basic", "openid").contains(text)) {
            throw new IllegalArgumentException("Neither");
          }
          return text.equals("openid");
        });
  }

  private Authorization authorization() {
    if (!usesTokens()) {
      return Authorization.basic(needed("user"), needed("password"));
    }
    needed("token-url");
    URI endpoint =
        settings.parsed(
            "token-url",
            new Sentence("an https:// address", "eine Adresse mit https://"),
            text -> secure(URI.create(text)));
    ResilientHttp tokens =
        ResilientHttp.open(
            new ResilientHttp.Target(
                context.connection(),
                Origin.of(endpoint),
                Authorization.basic(needed("client-id"), needed("client-secret")),
                new SettingHints("token-url", List.of("client-id", "client-secret"))),
            limits(),
            context.clock());
    return new OAuthTokens(
        tokens, endpoint, () -> OAuthTokens.clientCredentials("openid"), context.clock());
  }

  private static URI secure(URI address) {
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("Not private");
    }
    return address;
  }

  private String needed(String key) {
    String text = settings.text(key);
    if (text.isEmpty()) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          context.connection(),
          new Sentence(
                  "setting '%s' is missing, which exchange 'datevconnect' needs.",
                  "Einstellung '%s' fehlt; exchange 'datevconnect' braucht sie.")
              .with(Sentence.same(key)),
          null);
    }
    return text;
  }

  /** Settings may hold secrets. */
  @Override
  public String toString() {
    return "ConnectSettings[" + context.connection() + "]";
  }
}
