package io.mahnwerk.core.http;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Turns what went wrong with a call into one sentence that names connection and setting. */
record CallFailure(
    ConnectionId connection, Origin origin, SettingHints settings, Optional<ForwardProxy> proxy) {

  ConnectorException of(HttpCall call, Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof ConnectorException known) {
      return known;
    }
    if (cause instanceof CallNotPermittedException) {
      return unavailable(
          about(
              "%s failed too often and is left alone for a while.",
              "%s hat zu oft versagt und wird eine Weile in Ruhe gelassen."),
          cause);
    }
    if (cause instanceof BulkheadFullException || cause instanceof RequestNotPermitted) {
      return unavailable(
          about("too many calls wait for %s.", "zu viele Aufrufe warten auf %s."), cause);
    }
    if (cause instanceof BoundedBody.TooLong tooLong) {
      return new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          connection,
          tooLong.sentence().map(said -> call + said),
          null);
    }
    return transport(call, cause);
  }

  private ConnectorException transport(HttpCall call, Throwable cause) {
    if (holds(cause, UnresolvedAddressException.class)) {
      return notSent(
          new Sentence("the host name %s is unknown", "der Rechnername %s ist unbekannt")
              .with(Sentence.same(proxy.map(ForwardProxy::host).orElseGet(origin::host))),
          cause);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return notSent(about("%s does not answer", "%s antwortet nicht"), cause);
    }
    if (cause instanceof ConnectException) {
      return notSent(about("nothing listens at %s", "unter %s hört niemand zu"), cause);
    }
    // A handshake fails before the request is written; another SSL error may come after it.
    if (cause instanceof SSLHandshakeException
        || cause instanceof SSLException
            && String.valueOf(cause.getMessage()).contains("SSL message")) {
      return notSent(
          about(
              "no secure connection to %s could be made",
              "zu %s kam keine sichere Verbindung zustande"),
          cause);
    }
    Sentence what =
        cause instanceof TimeoutException
            ? about(
                " was not answered in time from %s.",
                " wurde von %s nicht rechtzeitig beantwortet.")
            : about(" got no whole answer from %s.", " bekam von %s keine ganze Antwort.");
    return new ConnectorException(
        FailureKind.OUTCOME_UNKNOWN, connection, what.map(said -> call + said), cause);
  }

  private ConnectorException notSent(Sentence what, Throwable cause) {
    return new ConnectorException(
        FailureKind.NOT_SENT,
        connection,
        new Sentence("%s; check setting '%s'.", "%s; prüfen Sie Einstellung '%s'.")
            .with(
                what, Sentence.same(proxy.map(ForwardProxy::setting).orElseGet(settings::address))),
        cause);
  }

  private ConnectorException unavailable(Sentence sentence, Throwable cause) {
    return new ConnectorException(FailureKind.UNAVAILABLE, connection, sentence, cause);
  }

  private Sentence about(String english, String german) {
    Sentence through =
        proxy
            .map(
                way ->
                    new Sentence(" through the proxy %s", " über den Proxy %s")
                        .with(Sentence.same(way.toString())))
            .orElse(Sentence.same(""));
    return new Sentence(english, german)
        .with(Sentence.same("%s%s").with(Sentence.same(origin.toString()), through));
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable result = thrown;
    while ((result instanceof CompletionException || result instanceof ExecutionException)
        && result.getCause() != null) {
      result = result.getCause();
    }
    return result;
  }

  private static boolean holds(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
