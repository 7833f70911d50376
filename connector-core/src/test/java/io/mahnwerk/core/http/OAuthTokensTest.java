package io.mahnwerk.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OAuthTokensTest {
  private final ScriptedServer server = new ScriptedServer();
  private final NotedWaits waits = new NotedWaits();
  private final StandingClock clock = new StandingClock();
  private final OAuthTokens tokens = tokens();

  @AfterEach
  void close() {
    server.close();
    waits.shutdownNow();
  }

  @Test
  void keepsATokenUntilShortlyBeforeItEnds() {
    server
        .answering(200, "{\"access_token\":\"a\",\"expires_in\":3600}")
        .answering(200, "{\"access_token\":\"b\",\"expires_in\":3600}");

    assertThat(tokens.header()).contains("Bearer a");
    clock.now = clock.now.plusSeconds(3539);
    assertThat(tokens.header()).contains("Bearer a");
    clock.now = clock.now.plusSeconds(1);
    assertThat(tokens.header()).contains("Bearer b");
  }

  @Test
  void keepsAShortTokenToItsEnd() {
    server.answering(200, "{\"access_token\":\"a\",\"expires_in\":30}");

    tokens.header();
    clock.now = clock.now.plusSeconds(29);

    assertThat(tokens.header()).contains("Bearer a");
  }

  @Test
  void fetchesAgainOnlyForTheTokenThatWasRefused() {
    server.answering(200, "{\"access_token\":\"a\"}").answering(200, "{\"access_token\":\"b\"}");
    tokens.header();

    assertThat(tokens.renew("Bearer older")).isTrue();
    assertThat(tokens.header()).contains("Bearer a");
    tokens.renew("Bearer a");
    assertThat(tokens.header()).contains("Bearer b");
  }

  @Test
  void repeatsAFetchThatTheServiceCouldNotServe() {
    server.answering(503, "").answering(200, "{\"access_token\":\"a\"}");

    assertThat(tokens.header()).contains("Bearer a");
  }

  @Test
  void refusesAnAnswerWithoutAToken() {
    server.answering(200, "<html>Welcome</html>");

    ConnectorException failure = catchThrowableOfType(ConnectorException.class, tokens::header);

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure).hasMessage("Connection 'c': the token service answered without a token.");
  }

  private OAuthTokens tokens() {
    URI endpoint = server.address("/token");
    HttpLimits limits =
        HttpLimits.DEFAULT.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
    ResilientHttp service =
        new ResilientHttp(
            new ResilientHttp.Target(
                new ConnectionId("c"),
                Origin.of(endpoint),
                Authorization.basic("client", "secret"),
                new SettingHints("token-url", List.of("client"))),
            limits,
            clock,
            waits);
    return new OAuthTokens(service, endpoint, () -> OAuthTokens.clientCredentials("a b"), clock);
  }

  private static final class StandingClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
