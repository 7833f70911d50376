package io.mahnwerk.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.OAuthTokens;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs in with what a destination of BTP's destination service holds: a user with a password, or
 * the token that the service fetches for it. The destination must lead to the system of setting
 * 'url', on the way that the settings name: directly or through the Cloud Connector.
 */
final class SapDestination implements Authorization {
  private static final List<String> SETTINGS = List.of("btp-binding", "btp-destination");
  private static final Duration UNSTATED_LIFE = Duration.ofMinutes(5);
  private static final Duration SPARE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Place place;
  private final ResilientHttp service;
  private final HttpCall lookUp;
  private final Clock clock;
  private @Nullable SignIn signIn;

  private SapDestination(Place place, ResilientHttp service, URI address, Clock clock) {
    this.place = place;
    this.service = service;
    this.lookUp = HttpCall.get(address, Map.of("Accept", "application/json"));
    this.clock = clock;
  }

  /**
   * Whose destination is looked up, and where it must lead.
   *
   * @param location of the Cloud Connector through which calls go; empty where they go directly
   */
  record Place(ConnectionId connection, Origin system, String name, Optional<String> location) {}

  private record SignIn(String header, Instant until) {}

  static SapDestination open(Place place, SapBinding binding, HttpLimits limits, Clock clock) {
    SettingHints hints = new SettingHints("btp-binding", SETTINGS);
    ResilientHttp tokens =
        ResilientHttp.open(
            new ResilientHttp.Target(
                place.connection(),
                Origin.of(binding.tokenUrl()),
                Authorization.basic(binding.clientId(), binding.clientSecret()),
                hints),
            limits,
            clock);
    Authorization bearer =
        new OAuthTokens(tokens, binding.tokenUrl(), () -> OAuthTokens.clientCredentials(""), clock);
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                place.connection(), Origin.of(binding.serviceUrl()), bearer, hints),
            limits,
            clock);
    String name = URLEncoder.encode(place.name(), StandardCharsets.UTF_8).replace("+", "%20");
    URI address =
        URI.create(binding.serviceUrl() + "/destination-configuration/v1/destinations/" + name);
    return new SapDestination(place, service, address, clock);
  }

  @Override
  public synchronized Optional<String> header() {
    SignIn current = signIn;
    if (current == null || !clock.instant().isBefore(current.until())) {
      current = look();
      signIn = current;
    }
    return Optional.of(current.header());
  }

  @Override
  public synchronized boolean renew(String refused) {
    SignIn current = signIn;
    if (current != null && refused.equals(current.header())) {
      signIn = null;
    }
    // A password that was refused is not tried again: it would lock the user.
    return refused.startsWith("Bearer ");
  }

  @Override
  public void close() {
    service.close();
  }

  private SignIn look() {
    HttpAnswer answer = service.send(lookUp);
    if (!answer.isSuccess()) {
      throw service.failure(lookUp, answer, "");
    }
    JsonNode said = parsed(answer);
    JsonNode destination = said.path("destinationConfiguration");
    requireTheSameWay(destination);
    if (!leadsToTheSystem(destination.path("URL").asText())) {
      throw wrong(
          new Sentence(
              "leads to another system than setting 'url'",
              "führt zu einem anderen System als Einstellung 'url'"));
    }
    JsonNode token = said.path("authTokens").path(0);
    if (token.hasNonNull("value")) {
      return bearer(token);
    }
    String password = destination.path("Password").asText();
    if (destination.path("Authentication").asText().equals("BasicAuthentication")
        && !password.isEmpty()) {
      String user = destination.path("User").asText();
      return new SignIn(
          Authorization.basic(user, password).header().orElseThrow(),
          clock.instant().plus(UNSTATED_LIFE));
    }
    throw wrong(
        new Sentence("holds neither a password nor a token", "enthält weder Kennwort noch Token"));
  }

  private void requireTheSameWay(JsonNode destination) {
    boolean isTunnelled = destination.path("ProxyType").asText().equals("OnPremise");
    if (isTunnelled != place.location().isPresent()) {
      throw wrong(
          isTunnelled
              ? new Sentence(
                  "goes through the Cloud Connector: bind the connectivity service in setting"
                      + " 'connectivity-binding'",
                  "führt über den Cloud Connector: geben Sie den Connectivity-Dienst in Einstellung"
                      + " 'connectivity-binding' an")
              : new Sentence(
                  "does not go through the Cloud Connector: leave out setting"
                      + " 'connectivity-binding'",
                  "führt nicht über den Cloud Connector: lassen Sie Einstellung"
                      + " 'connectivity-binding' weg"));
    }
    String location = destination.path("CloudConnectorLocationId").asText();
    if (isTunnelled && !place.location().orElse("").equals(location)) {
      throw wrong(
          new Sentence(
                  "names location id '%s' of the Cloud Connector: set 'cloud-connector-location' to"
                      + " it",
                  "nennt Standort-ID '%s' des Cloud Connectors: setzen Sie"
                      + " 'cloud-connector-location' darauf")
              .with(Sentence.same(location)));
    }
  }

  private SignIn bearer(JsonNode token) {
    long seconds = token.path("expires_in").asLong(UNSTATED_LIFE.toSeconds());
    Duration life = Duration.ofSeconds(Math.max(1, seconds));
    Duration kept = life.compareTo(SPARE.multipliedBy(2)) > 0 ? life.minus(SPARE) : life;
    return new SignIn("Bearer " + token.path("value").asText(), clock.instant().plus(kept));
  }

  private boolean leadsToTheSystem(String url) {
    try {
      return place.system().covers(URI.create(url));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private JsonNode parsed(HttpAnswer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      // Its message would quote the destination's secrets.
      throw wrong(new Sentence("was answered with no JSON", "wurde nicht mit JSON beantwortet"));
    }
  }

  private ConnectorException wrong(Sentence why) {
    return new ConnectorException(
        FailureKind.MISCONFIGURED,
        place.connection(),
        new Sentence(
                "the destination of setting 'btp-destination' %s.",
                "die Destination aus Einstellung 'btp-destination' %s.")
            .with(why),
        null);
  }
}
