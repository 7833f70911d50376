package io.mahnwerk.core.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind.RetrySafety;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One attempt of a call behind circuit breaker, bulkhead and rate limiter. */
final class GuardedExchange {
  private final HttpClient client;
  private final HttpLimits limits;
  private final CallFailure failures;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final RateLimiter rate;

  GuardedExchange(ResilientHttp.Target target, HttpLimits limits, CallFailure failures) {
    this.limits = limits;
    this.failures = failures;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connectTimeout());
    target.tls().ifPresent(builder::sslContext);
    target.proxy().map(ForwardProxy::selector).ifPresent(builder::proxy);
    this.client = builder.build();
    String name = target.connection().value();
    this.breaker = CircuitBreaker.of(name, breakerConfig());
    this.bulkhead = Bulkhead.of(name, bulkheadConfig(limits));
    this.rate = RateLimiter.of(name, rateConfig(limits));
  }

  CompletionStage<HttpAnswer> send(HttpCall call) {
    return breaker.executeCompletionStage(
        () ->
            bulkhead.executeCompletionStage(
                () -> rate.executeCompletionStage(() -> attempt(call))));
  }

  private CompletionStage<HttpAnswer> attempt(HttpCall call) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request(call), info -> new BoundedBody(limits.maxBodyBytes()));
    // The client's own timeout ends with the headers; this one covers the body too.
    return sent.copy()
        .orTimeout(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle((response, thrown) -> answer(call, sent, response, thrown));
  }

  private HttpAnswer answer(
      HttpCall call,
      CompletableFuture<HttpResponse<byte[]>> sent,
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable thrown) {
    if (thrown != null || response == null) {
      sent.cancel(true);
      throw failures.of(call, thrown == null ? new TimeoutException() : thrown);
    }
    return new HttpAnswer(response.statusCode(), response.headers(), response.body());
  }

  private HttpRequest request(HttpCall call) {
    BodyPublisher body =
        call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body);
    call.headers().forEach(request::setHeader);
    return request.build();
  }

  private static CircuitBreakerConfig breakerConfig() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(20)
        .minimumNumberOfCalls(20)
        .failureRateThreshold(80)
        .waitDurationInOpenState(Duration.ofSeconds(15))
        .recordException(GuardedExchange::isFailureOfTheLedger)
        .recordResult(result -> result instanceof HttpAnswer answer && answer.status() > 501)
        .build();
  }

  private static boolean isFailureOfTheLedger(Throwable thrown) {
    return thrown instanceof ConnectorException failed
        && failed.kind().retrySafety() != RetrySafety.NEVER;
  }

  private static BulkheadConfig bulkheadConfig(HttpLimits limits) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(limits.concurrent())
        .maxWaitDuration(limits.callTimeout())
        .build();
  }

  private static RateLimiterConfig rateConfig(HttpLimits limits) {
    return RateLimiterConfig.custom()
        .limitForPeriod(limits.rate().requests())
        .limitRefreshPeriod(limits.rate().period())
        .timeoutDuration(limits.callTimeout())
        .build();
  }
}
