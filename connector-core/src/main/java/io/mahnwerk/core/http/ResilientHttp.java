package io.mahnwerk.core.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/**
 * The one way from a connector to its ledger. Repeats a call only where {@link
 * FailureKind#retrySafety()} allows it, waits as long as the ledger asks, follows no redirect and
 * calls no other origin. Safe for use by several threads.
 *
 * <p>Every status comes back as an {@link HttpAnswer}; a call without a whole answer ends in a
 * {@link ConnectorException}.
 */
public final class ResilientHttp implements AutoCloseable {
  private static final String SIGN_IN = "Authorization";

  private final ConnectionId connection;
  private final Origin origin;
  private final Authorization authorization;
  private final SettingHints settings;
  private final Optional<ForwardProxy> proxy;
  private final HttpLimits limits;
  private final RetryAfter retryAfter;
  private final ScheduledExecutorService waits;
  private final CallFailure failures;
  private final GuardedExchange exchange;
  private final Retry reads;
  private final Retry changes;

  /**
   * @param waits carries out the waits between two attempts; shut down by {@link #close()}
   */
  public ResilientHttp(
      Target target, HttpLimits limits, Clock clock, ScheduledExecutorService waits) {
    this.connection = target.connection();
    this.origin = target.origin();
    this.authorization = target.authorization();
    this.settings = target.settings();
    this.proxy = target.proxy();
    this.limits = limits;
    this.retryAfter = new RetryAfter(clock);
    this.waits = waits;
    this.failures = new CallFailure(connection, origin, settings, proxy);
    this.exchange = new GuardedExchange(target, limits, failures);
    this.reads = retry("reads", true);
    this.changes = retry("changes", false);
  }

  /** Who is called, how we sign in there, and which settings say so. */
  public record Target(
      ConnectionId connection,
      Origin origin,
      Authorization authorization,
      SettingHints settings,
      Optional<SSLContext> tls,
      Optional<ForwardProxy> proxy) {
    /** Without a proxy. */
    public Target(
        ConnectionId connection,
        Origin origin,
        Authorization authorization,
        SettingHints settings,
        Optional<SSLContext> tls) {
      this(connection, origin, authorization, settings, tls, Optional.empty());
    }

    /** With the system's own certificates and none of ours, and without a proxy. */
    public Target(
        ConnectionId connection,
        Origin origin,
        Authorization authorization,
        SettingHints settings) {
      this(connection, origin, authorization, settings, Optional.empty());
    }

    /** The same through a proxy. */
    public Target through(Optional<ForwardProxy> way) {
      return new Target(connection, origin, authorization, settings, tls, way);
    }

    @Override
    public String toString() {
      return "Target[" + connection + ", " + origin + "]";
    }
  }

  public static ResilientHttp open(Target target, HttpLimits limits, Clock clock) {
    ScheduledExecutorService waits =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "waits-" + target.connection());
              thread.setDaemon(true);
              return thread;
            });
    return new ResilientHttp(target, limits, clock, waits);
  }

  /** The answer, whatever its status, once no further attempt is allowed or needed. */
  public HttpAnswer send(HttpCall call) {
    if (!origin.covers(call.uri())) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          connection,
          new Sentence(
                  "a link leads away from %s, the host of setting '%s', and is not followed.",
                  "ein Verweis führt weg von %s, dem Rechner aus Einstellung '%s', und wird nicht"
                      + " verfolgt.")
              .with(Sentence.same(origin.toString()), Sentence.same(settings.address())),
          null);
    }
    HttpCall signed = signed(call);
    HttpAnswer answer = attempts(signed);
    return isRenewed(signed, answer) ? attempts(signed(call)) : answer;
  }

  private HttpCall signed(HttpCall call) {
    HttpCall signed =
        authorization.header().map(header -> call.with(Map.of(SIGN_IN, header))).orElse(call);
    return proxy.map(way -> way.through(signed)).orElse(signed);
  }

  /** Whether what was refused has been replaced, so that one more try is worth it. */
  private boolean isRenewed(HttpCall signed, HttpAnswer answer) {
    if (answer.status() == ForwardProxy.NEEDS_SIGN_IN) {
      Optional<String> refused = Optional.ofNullable(signed.headers().get(ForwardProxy.SIGN_IN));
      return proxy.isPresent() && refused.map(proxy.get().authorization()::renew).orElse(false);
    }
    Optional<String> refused = Optional.ofNullable(signed.headers().get(SIGN_IN));
    return answer.status() == 401 && refused.map(authorization::renew).orElse(false);
  }

  private HttpAnswer attempts(HttpCall signed) {
    Retry retry = signed.effect() == HttpCall.Effect.READS ? reads : changes;
    return await(signed, retry.executeCompletionStage(waits, () -> exchange.send(signed)));
  }

  /** The failure that an answer without success stands for, with what the ledger said about it. */
  public ConnectorException failure(HttpCall call, HttpAnswer answer, String said) {
    String detail = said.isBlank() ? "" : ": " + said;
    Sentence sentence =
        new Sentence("%s was answered with status %s%s%s", "%s wurde mit Status %s beantwortet%s%s")
            .with(
                Sentence.same(call.toString()),
                Sentence.same(Integer.toString(answer.status())),
                Sentence.same(detail),
                hint(answer));
    Duration wait = retryAfter.of(answer).orElse(null);
    return new ConnectorException(answer.failureKind(), connection, sentence, wait, null);
  }

  public ConnectionId connection() {
    return connection;
  }

  @Override
  public void close() {
    waits.shutdownNow();
    authorization.close();
    proxy.ifPresent(way -> way.authorization().close());
  }

  private Sentence hint(HttpAnswer answer) {
    if (answer.status() == ForwardProxy.NEEDS_SIGN_IN && proxy.isPresent()) {
      return new Sentence(
              "; the proxy %s does not let us through: check setting '%s'.",
              "; der Proxy %s lässt uns nicht durch: prüfen Sie Einstellung '%s'.")
          .with(Sentence.same(proxy.get().toString()), Sentence.same(proxy.get().setting()));
    }
    return switch (answer.failureKind()) {
      case UNAUTHORIZED ->
          new Sentence("; check settings %s.", "; prüfen Sie die Einstellungen %s.")
              .with(settings.signInSettings());
      case FORBIDDEN ->
          new Sentence(
                  "; the user of settings %s lacks the authorization.",
                  "; dem Benutzer aus den Einstellungen %s fehlt die Berechtigung.")
              .with(settings.signInSettings());
      case NOT_FOUND, MISCONFIGURED ->
          new Sentence("; check setting '%s'.", "; prüfen Sie Einstellung '%s'.")
              .with(Sentence.same(settings.address()));
      default -> Sentence.same(".");
    };
  }

  private HttpAnswer await(HttpCall call, CompletionStage<HttpAnswer> answer) {
    try {
      return answer.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      throw failures.of(call, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          FailureKind.OUTCOME_UNKNOWN,
          connection,
          new Sentence("%s was interrupted.", "%s wurde unterbrochen.")
              .with(Sentence.same(call.toString())),
          interrupted);
    }
  }

  private Retry retry(String name, boolean isRead) {
    RetryConfig config =
        RetryConfig.<HttpAnswer>custom()
            .maxAttempts(limits.attempts())
            .retryOnException(
                thrown ->
                    thrown instanceof ConnectorException failed && isSafe(failed.kind(), isRead))
            .retryOnResult(
                answer -> isWorthAnotherTry(answer) && isSafe(answer.failureKind(), isRead))
            .intervalBiFunction(this::waitMillis)
            .build();
    return Retry.of(connection + "-" + name, config);
  }

  private static boolean isSafe(FailureKind kind, boolean isRead) {
    return kind.retrySafety() == RetrySafety.ALWAYS
        || isRead && kind.retrySafety() == RetrySafety.READS_ONLY;
  }

  /** A status of 500 is the ledger's own error, which the next attempt would only meet again. */
  private boolean isWorthAnotherTry(HttpAnswer answer) {
    boolean passes = answer.status() == 429 || answer.status() == 408 || answer.status() > 501;
    return passes
        && retryAfter
            .of(answer)
            .map(wait -> wait.compareTo(limits.longestWait()) <= 0)
            .orElse(true);
  }

  private long waitMillis(int attempt, Either<Throwable, HttpAnswer> outcome) {
    Optional<Duration> asked = outcome.isRight() ? retryAfter.of(outcome.get()) : Optional.empty();
    long backoff = limits.firstWait().toMillis() << Math.min(attempt - 1, 20);
    return Math.min(asked.map(Duration::toMillis).orElse(backoff), limits.longestWait().toMillis());
  }
}
