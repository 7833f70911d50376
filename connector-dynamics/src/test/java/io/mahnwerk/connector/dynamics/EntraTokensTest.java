package io.mahnwerk.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mahnwerk.connector.dynamics.FakeBc.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.http.SettingHints;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The token service answers at an address of this machine. */
@Timeout(60)
class EntraTokensTest {
  private static final String SECRET = "Geheim-4711";

  private final FakeBc entra = new FakeBc();
  private final AtomicInteger given = new AtomicInteger();
  private final EntraTokens tokens = tokens();

  @AfterEach
  void close() {
    tokens.close();
    entra.close();
  }

  @Test
  void asksOnceForATokenAndKeepsIt() {
    givesTokens(3599);

    assertThat(tokens.header()).contains("Bearer token-1");
    assertThat(tokens.header()).contains("Bearer token-1");
    assertThat(entra.seen("token")).hasSize(1);
    assertThat(entra.seen("token").get(0).body())
        .contains("grant_type=client_credentials", "client_id=app-1", "client_secret=" + SECRET)
        .contains("https%3A%2F%2Fledger.example%2F.default");
  }

  @Test
  void fetchesAnotherOneOnceWhenTheLedgerRefusesIt() {
    givesTokens(3599);
    Optional<String> first = tokens.header();

    assertThat(tokens.renew(first.orElseThrow())).isTrue();
    assertThat(tokens.header()).contains("Bearer token-2");
    assertThat(tokens.renew(first.orElseThrow())).isTrue();
    assertThat(tokens.header()).contains("Bearer token-2");
    assertThat(entra.seen("token")).hasSize(2);
  }

  @Test
  void doesNotUseATokenThatIsAboutToEnd() {
    givesTokens(200);

    assertThat(tokens.header()).contains("Bearer token-1");
    assertThat(tokens.header()).contains("Bearer token-2");
  }

  @Test
  void saysThatTheSecretIsRefusedAndDoesNotRepeatIt() {
    for (int status : new int[] {400, 401}) {
      int before = entra.seen("token").size();
      entra.on(
          "token",
          Reply.of(
              status,
              "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: not "
                  + SECRET
                  + "\"}"));

      assertThatThrownBy(tokens::header)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
                assertThat(failed.getMessage())
                    .contains("status " + status, "invalid_client")
                    .doesNotContain(SECRET);
              });
      assertThat(entra.seen("token")).hasSize(before + 1);
    }
  }

  @Test
  void takesAnAnswerWithoutATokenForNone() {
    for (String body : List.of("{}", "<html></html>", "{\"access_token\":\"\"}", "")) {
      entra.on("token", Reply.of(200, body));

      assertThatThrownBy(tokens::header)
          .as(body)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              failed -> assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE));
    }
  }

  @Test
  void hidesTheSecret() {
    assertThat(new EntraTokens.Registration("t", "app-1", SECRET, "s").toString())
        .doesNotContain(SECRET);
  }

  private void givesTokens(int seconds) {
    entra.when(
        request -> request.asks("token"),
        request ->
            Reply.of(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"token-%d\"}"
                    .formatted(seconds, given.incrementAndGet())));
  }

  private EntraTokens tokens() {
    URI endpoint = URI.create(entra.root() + "/contoso.example/oauth2/v2.0/token");
    ResilientHttp service =
        ResilientHttp.open(
            new ResilientHttp.Target(
                FakeBc.CONNECTION,
                Origin.of(endpoint),
                Authorization.none(),
                new SettingHints("authority", List.of("tenant", "client-id", "client-secret"))),
            HttpLimits.DEFAULT,
            Clock.systemUTC());
    return new EntraTokens(
        service,
        new EntraTransport(service, endpoint),
        new EntraTokens.Registration(
            "contoso.example", "app-1", SECRET, "https://ledger.example/.default"));
  }
}
