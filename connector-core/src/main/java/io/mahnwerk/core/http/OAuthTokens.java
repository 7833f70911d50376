package io.mahnwerk.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs in with bearer tokens of a token service (RFC 6749, RFC 6750). A token is fetched when one
 * is needed, kept until shortly before it ends, and fetched anew once when the ledger refuses it.
 */
public final class OAuthTokens implements Authorization {
  private static final Duration SPARE = Duration.ofSeconds(60);
  private static final Duration UNSTATED_LIFE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ResilientHttp service;
  private final URI endpoint;
  private final Supplier<Map<String, String>> grant;
  private final Clock clock;
  private @Nullable Token token;

  /**
   * @param service the way to the token service, signed in as the client
   * @param grant the form's fields, asked for anew with every fetch
   */
  public OAuthTokens(
      ResilientHttp service, URI endpoint, Supplier<Map<String, String>> grant, Clock clock) {
    this.service = service;
    this.endpoint = endpoint;
    this.grant = grant;
    this.clock = clock;
  }

  private record Token(String value, Instant until) {}

  /** The form of the client credentials grant (RFC 6749, 4.4). */
  public static Map<String, String> clientCredentials(String scope) {
    return scope.isBlank()
        ? Map.of("grant_type", "client_credentials")
        : Map.of("grant_type", "client_credentials", "scope", scope);
  }

  @Override
  public synchronized Optional<String> header() {
    Token current = token;
    if (current == null || !clock.instant().isBefore(current.until())) {
      current = fetch();
      token = current;
    }
    return Optional.of("Bearer " + current.value());
  }

  @Override
  public synchronized boolean renew(String refused) {
    Token current = token;
    if (current != null && refused.equals("Bearer " + current.value())) {
      token = null;
    }
    return true;
  }

  @Override
  public void close() {
    service.close();
  }

  private Token fetch() {
    String form =
        grant.get().entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    // A further token does no harm, so the call may be repeated like a read.
    HttpCall call =
        new HttpCall(
            "POST",
            endpoint,
            Map.of(
                "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
            Optional.of(form),
            HttpCall.Effect.READS);
    HttpAnswer answer = service.send(call);
    JsonNode said = parsed(answer);
    if (!answer.isSuccess()) {
      throw refused(call, answer, said.path("error").asText());
    }
    String value = said.path("access_token").asText();
    if (value.isBlank()) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          service.connection(),
          new Sentence(
              "the token service answered without a token.",
              "der Tokendienst antwortete ohne Token."),
          null);
    }
    long seconds = said.path("expires_in").asLong(UNSTATED_LIFE.toSeconds());
    Duration life = Duration.ofSeconds(Math.max(1, seconds));
    Duration kept = life.compareTo(SPARE.multipliedBy(2)) > 0 ? life.minus(SPARE) : life;
    return new Token(value, clock.instant().plus(kept));
  }

  /** A token service says by 400 what others say by 401 (RFC 6749, 5.2). */
  private ConnectorException refused(HttpCall call, HttpAnswer answer, String error) {
    ConnectorException failure = service.failure(call, answer, error);
    return failure.kind() == FailureKind.INVALID_REQUEST
        ? new ConnectorException(
            FailureKind.UNAUTHORIZED, service.connection(), failure.sentence(), null)
        : failure;
  }

  private static JsonNode parsed(HttpAnswer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      return JSON.createObjectNode();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
