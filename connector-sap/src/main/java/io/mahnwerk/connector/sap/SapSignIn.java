package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.ForwardProxy;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.OAuthTokens;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SamlAssertion;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.http.TlsFiles;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The ways to sign in: user and password, a client certificate, tokens of SAP's own token service
 * (client credentials or a SAML assertion that we sign), or what a destination of BTP says.
 */
final class SapSignIn {
  private static final String LOCATION = "cloud-connector-location";

  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.optional(
              "sign-in",
              "basic",
              "basic, certificate, client-credentials, saml-bearer or btp-destination"),
          SettingSpec.optional("user", "", "communication or technical user"),
          SettingSpec.optionalSecret("password", "password of the user"),
          SettingSpec.optional(
              "certificate-file", "", "PKCS #12 file with the client certificate and its key"),
          SettingSpec.optionalSecret("certificate-password", "password of certificate-file"),
          SettingSpec.optional(
              "ca-file", "", "PEM file with certificates of own authorities, trusted in addition"),
          SettingSpec.optional(
              "token-url",
              "",
              "token service, for example https://s4.example/sap/bc/sec/oauth2/token"),
          SettingSpec.optional("oauth-client-id", "", "OAuth client"),
          SettingSpec.optionalSecret("oauth-client-secret", "secret of the OAuth client"),
          SettingSpec.optional("oauth-scope", "", "OAuth scopes, joined by blanks"),
          SettingSpec.optional("saml-issuer", "", "name under which SAP trusts certificate-file"),
          SettingSpec.optional("saml-audience", "", "SAP's own name as SAML service provider"),
          SettingSpec.optionalSecret(
              "btp-binding", "JSON of the bound destination service, as in VCAP_SERVICES"),
          SettingSpec.optional("btp-destination", "", "name of the destination"),
          SettingSpec.optionalSecret(
              SapCloudConnector.SETTING,
              "JSON of the bound connectivity service, as in VCAP_SERVICES: calls go through its"
                  + " proxy and the Cloud Connector behind it; url is then that of the virtual host"),
          SettingSpec.optional(
              LOCATION, "", "location id of the Cloud Connector; blank for the one without"));

  private final ConnectionId connection;
  private final Settings settings;
  private final Clock clock;
  private final HttpLimits limits;

  SapSignIn(ConnectionId connection, Settings settings, HttpLimits limits, Clock clock) {
    this.connection = connection;
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
  }

  /** Throws {@link ConnectorException} of kind MISCONFIGURED that names the setting at fault. */
  ResilientHttp.Target target(URI url) {
    return signedIn(Origin.of(url)).through(proxy());
  }

  private Optional<ForwardProxy> proxy() {
    return cloudConnector()
        .map(way -> way.proxy(connection, settings.text(LOCATION), limits, clock));
  }

  private Optional<SapCloudConnector> cloudConnector() {
    return settings.parsed(
        SapCloudConnector.SETTING,
        new Sentence(
            "the JSON of a bound connectivity service",
            "das JSON eines gebundenen Connectivity-Dienstes"),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(SapCloudConnector.parse(text)));
  }

  private ResilientHttp.Target signedIn(Origin origin) {
    return switch (settings.text("sign-in")) {
      case "basic" -> basic(origin);
      case "certificate" -> certificate(origin);
      case "client-credentials" ->
          tokens(origin, () -> OAuthTokens.clientCredentials(settings.text("oauth-scope")));
      case "saml-bearer" -> tokens(origin, saml(origin));
      case "btp-destination" -> destination(origin);
      default ->
          throw settings.wrong(
              "sign-in",
              new Sentence(
                  "must be one of the ways that are listed for it",
                  "muss eine der dafür genannten Arten sein"));
    };
  }

  private ResilientHttp.Target basic(Origin origin) {
    return target(
        origin,
        Authorization.basic(needed("user"), needed("password")),
        List.of("user", "password"));
  }

  /** SAP knows the user by the certificate (transaction CERTRULE or the communication user). */
  private ResilientHttp.Target certificate(Origin origin) {
    needed("certificate-file");
    if (!origin.scheme().equals("https")) {
      throw settings.wrong(
          "url",
          new Sentence(
              "must start with https:// for sign-in by certificate",
              "muss für die Anmeldung mit Zertifikat mit https:// beginnen"));
    }
    return target(origin, Authorization.none(), List.of("certificate-file", "client"));
  }

  private ResilientHttp.Target tokens(Origin origin, Supplier<Map<String, String>> grant) {
    URI endpoint = endpoint(origin);
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                connection,
                Origin.of(endpoint),
                Authorization.basic(needed("oauth-client-id"), needed("oauth-client-secret")),
                new SettingHints("token-url", List.of("oauth-client-id", "oauth-client-secret")),
                tls(),
                Origin.of(endpoint).equals(origin) ? proxy() : Optional.empty()),
            limits,
            clock);
    return target(
        origin,
        new OAuthTokens(service, endpoint, grant, clock),
        List.of("token-url", "oauth-client-id", "oauth-scope"));
  }

  private Supplier<Map<String, String>> saml(Origin origin) {
    TlsFiles.Identity signer = fromFiles(() -> files().identity());
    SamlAssertion assertion =
        new SamlAssertion(
            needed("saml-issuer"),
            needed("saml-audience"),
            endpoint(origin).toString(),
            needed("user"));
    return () -> assertion.grant(signer, clock, settings.text("oauth-scope"));
  }

  private ResilientHttp.Target destination(Origin origin) {
    String name = needed("btp-destination");
    needed("btp-binding");
    SapBinding binding =
        settings.parsed(
            "btp-binding",
            new Sentence(
                "the JSON of a bound destination service",
                "das JSON eines gebundenen Destination-Dienstes"),
            SapBinding::parse);
    SapDestination.Place place =
        new SapDestination.Place(
            connection, origin, name, cloudConnector().map(way -> settings.text(LOCATION)));
    return target(
        origin,
        SapDestination.open(place, binding, limits, clock),
        List.of("btp-binding", "btp-destination"));
  }

  private ResilientHttp.Target target(
      Origin origin, Authorization authorization, List<String> hint) {
    return new ResilientHttp.Target(
        connection, origin, authorization, new SettingHints("url", hint), tls());
  }

  private Optional<SSLContext> tls() {
    return fromFiles(() -> files().context());
  }

  private TlsFiles files() {
    return new TlsFiles(
        file("certificate-file"), settings.text("certificate-password"), file("ca-file"));
  }

  private Optional<Path> file(String key) {
    return Optional.of(settings.text(key)).filter(text -> !text.isEmpty()).map(Path::of);
  }

  private interface FromFiles<T> {
    T read() throws GeneralSecurityException, IOException;
  }

  private <T> T fromFiles(FromFiles<T> reading) {
    try {
      return reading.read();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException unusable) {
      throw new ConnectorException(
          FailureKind.MISCONFIGURED,
          connection,
          new Sentence(
                  "a file of settings 'certificate-file', 'certificate-password' and 'ca-file'"
                      + " cannot be used: %s.",
                  "eine Datei der Einstellungen 'certificate-file', 'certificate-password' und"
                      + " 'ca-file' ist unbrauchbar: %s.")
              .with(Sentence.same(unusable.getClass().getSimpleName())),
          unusable);
    }
  }

  /** A token service of the system itself is reached on the same way as the system. */
  private URI endpoint(Origin system) {
    needed("token-url");
    boolean isTunnelled = cloudConnector().isPresent();
    return settings.parsed(
        "token-url",
        SapAddresses.HTTPS,
        text -> isTunnelled && system.covers(URI.create(text)) ? URI.create(text) : secure(text));
  }

  private static URI secure(String text) {
    URI address = URI.create(text);
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("Not private");
    }
    return address;
  }

  private String needed(String key) {
    return settings.needed(
        key,
        new Sentence(": sign-in '%s' needs it", ": die Anmeldung '%s' braucht sie")
            .with(Sentence.same(settings.text("sign-in"))));
  }
}
