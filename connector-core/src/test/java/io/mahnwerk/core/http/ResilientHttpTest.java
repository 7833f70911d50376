package io.mahnwerk.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ResilientHttpTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          3,
          Duration.ofMillis(100),
          Duration.ofSeconds(30),
          HttpLimits.Rate.perSecond(1000),
          4,
          1000);
  private static final String PASSWORD = "s3cr3t-pässword";

  private final ScriptedServer server = new ScriptedServer();
  private final NotedWaits waits = new NotedWaits();

  @AfterEach
  void close() {
    server.close();
    waits.shutdownNow();
  }

  @Test
  void signsEveryAttemptIn() {
    server.answering(503, "").answering(200, "ok");

    http().send(read("/a"));

    assertThat(server.seen())
        .allSatisfy(seen -> assertThat(seen.headers().get("Authorization")).startsWith("Basic "));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void repeatsAReadThatFoundTheLedgerUnavailable(int status) {
    server.answering(status, "").answering(status, "").answering(200, "ok");

    HttpAnswer answer = http().send(read("/a"));

    assertThat(answer.text()).isEqualTo("ok");
    assertThat(waits.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void doesNotRepeatAChangeThatFoundTheLedgerUnavailable(int status) {
    server.answering(status, "").answering(200, "ok");

    HttpAnswer answer = http().send(change("/a"));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void repeatsAChangeThatTheLedgerDidNotTake() {
    server.answering(429, "", "Retry-After", "3").answering(204, "");

    HttpAnswer answer = http().send(change("/a"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(waits.waits()).containsExactly(Duration.ofSeconds(3));
    assertThat(server.seen()).extracting(ScriptedServer.Seen::body).containsExactly("x", "x");
  }

  @Test
  void waitsAsLongAsARetryAfterDateSays() {
    server.answering(429, "", "Retry-After", "Fri, 01 Jan 1999 00:00:00 GMT").answering(200, "ok");

    http().send(read("/a"));

    assertThat(waits.waits()).containsExactly(Duration.ZERO);
  }

  @Test
  void givesUpWhenTheLedgerAsksForALongerWaitThanAllowed() {
    server.answering(429, "", "Retry-After", "31");
    HttpCall call = read("/a");

    HttpAnswer answer = http().send(call);
    ConnectorException failure = http().failure(call, answer, "");

    assertThat(waits.waits()).isEmpty();
    assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 412, 500})
  void doesNotRepeatWhatWouldOnlyFailAgain(int status) {
    server.answering(status, "").answering(200, "ok");

    assertThat(http().send(read("/a")).status()).isEqualTo(status);
  }

  @Test
  void repeatsAChangeThatWasNeverSent() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:" + freePort());

    ConnectorException failure =
        failure(http(nowhere), HttpCall.change("POST", nowhere, Map.of(), ""));

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT);
    assertThat(waits.waits()).hasSize(2);
    assertThat(failure)
        .hasMessage(
            "Connection 's4': nothing listens at %s; check setting 'url'."
                .formatted(nowhere.getAuthority()));
  }

  @Test
  void namesAnUnknownHostAndItsSetting() {
    URI unknown = URI.create("http://no-such-host.invalid/");

    ConnectorException failure = failure(http(unknown), HttpCall.get(unknown, Map.of()));

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT);
    assertThat(failure)
        .hasMessage(
            "Connection 's4': the host name no-such-host.invalid is unknown;"
                + " check setting 'url'.");
  }

  @Test
  void repeatsAReadWhoseAnswerWasLost() throws IOException {
    try (SilentServer silent = SilentServer.hangingUpAfter("")) {
      ConnectorException failure =
          failure(http(silent.address()), HttpCall.get(silent.address(), Map.of()));

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(silent.calls()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void doesNotRepeatAChangeWhoseAnswerWasLost() throws IOException {
    try (SilentServer silent = SilentServer.hangingUpAfter("")) {
      ConnectorException failure =
          failure(http(silent.address()), HttpCall.change("POST", silent.address(), Map.of(), "x"));

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(silent.calls()).isEqualTo(1);
    }
  }

  @Test
  void doesNotTakeACutOffAnswerForAWholeOne() throws IOException {
    String cutOff = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"d\":";
    try (SilentServer silent = SilentServer.hangingUpAfter(cutOff)) {
      ConnectorException failure =
          failure(http(silent.address()), HttpCall.change("POST", silent.address(), Map.of(), "x"));

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }
  }

  @Test
  void givesUpOnAnAnswerThatNeverEnds() throws IOException {
    HttpLimits impatient = LIMITS.withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200));
    String begun = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    try (SilentServer stalled = SilentServer.stallingAfter(begun)) {
      URI address = stalled.address();

      ConnectorException failure =
          failure(http(address, impatient), HttpCall.change("POST", address, Map.of(), "x"));

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(failure)
          .hasMessage(
              "Connection 's4': POST / was not answered in time from %s."
                  .formatted(address.getAuthority()));
    }
  }

  @Test
  void followsNoRedirect() {
    server.answering(302, "", "Location", "http://elsewhere.example/");
    HttpCall call = read("/a");

    HttpAnswer answer = http().send(call);

    assertThat(server.seen()).hasSize(1);
    assertThat(http().failure(call, answer, ""))
        .hasMessage("Connection 's4': GET /a was answered with status 302; check setting 'url'.");
  }

  @Test
  void callsNoOtherOrigin() {
    HttpCall foreign = HttpCall.get(URI.create("http://localhost:1/a"), Map.of());

    ConnectorException failure = failure(http(), foreign);

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure).hasMessageContaining("is not followed");
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void refusesAnAnswerThatIsTooLong() {
    server.answering(200, "x".repeat(1001)).answering(200, "x".repeat(1000));

    ConnectorException failure = failure(http(), read("/a"));

    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    assertThat(failure).hasMessage("Connection 's4': GET /a is longer than 1000 bytes.");
    assertThat(http().send(read("/a")).body()).hasSize(1000);
  }

  @Test
  void leavesALedgerAloneThatKeepsFailing() {
    ResilientHttp http = http();
    for (int i = 0; i < 30; i++) {
      server.answering(503, "");
    }

    for (int i = 0; i < 20; i++) {
      http.send(change("/a"));
    }
    ConnectorException failure = failure(http, read("/a"));

    assertThat(server.seen()).hasSize(20);
    assertThat(waits.waits()).isEmpty();
    assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("failed too often");
  }

  @Test
  void putsNoSecretIntoMessages() {
    server.answering(401, "");
    HttpCall call = read("/a?token=" + "query-secret");

    HttpAnswer answer = http().send(call);
    ConnectorException failure = http().failure(call, answer, "");

    assertThat(failure)
        .hasMessage(
            "Connection 's4': GET /a was answered with status 401;"
                + " check settings 'user' and 'password'.");
    assertThat(target(server.address("/")) + " " + call + answer)
        .doesNotContain(PASSWORD, "query-secret", "Basic");
  }

  private ResilientHttp http() {
    return http(server.address("/"));
  }

  private ResilientHttp http(URI address) {
    return http(address, LIMITS);
  }

  private ResilientHttp http(URI address, HttpLimits limits) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    return new ResilientHttp(target(address), limits, clock, waits);
  }

  private static ResilientHttp.Target target(URI address) {
    return new ResilientHttp.Target(
        new ConnectionId("s4"),
        Origin.of(address),
        Authorization.basic("user", PASSWORD),
        new SettingHints("url", List.of("user", "password")));
  }

  private HttpCall read(String path) {
    return HttpCall.get(server.address(path), Map.of());
  }

  private HttpCall change(String path) {
    return HttpCall.change("POST", server.address(path), Map.of(), "x");
  }

  private static ConnectorException failure(ResilientHttp http, HttpCall call) {
    return catchThrowableOfType(ConnectorException.class, () -> http.send(call));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
