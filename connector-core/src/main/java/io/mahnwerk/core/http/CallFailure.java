package io.mahnwerk.core.http;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Turns what went wrong with a call into one sentence that names connection and setting. */
record CallFailure(ConnectionId connection, Origin origin, SettingHints settings) {

  ConnectorException of(HttpCall call, Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof ConnectorException known) {
      return known;
    }
    if (cause instanceof CallNotPermittedException) {
      return unavailable(origin + " failed too often and is left alone for a while.", cause);
    }
    if (cause instanceof BulkheadFullException || cause instanceof RequestNotPermitted) {
      return unavailable("too many calls wait for " + origin + ".", cause);
    }
    if (cause instanceof BoundedBody.TooLong) {
      return new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          connection,
          call + " is " + cause.getMessage() + ".",
          null);
    }
    return transport(call, cause);
  }

  private ConnectorException transport(HttpCall call, Throwable cause) {
    if (holds(cause, UnresolvedAddressException.class)) {
      return notSent("the host name " + origin.host() + " is unknown", cause);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return notSent(origin + " does not answer", cause);
    }
    if (cause instanceof ConnectException) {
      return notSent("nothing listens at " + origin, cause);
    }
    // A handshake fails before the request is written; another SSL error may come after it.
    if (cause instanceof SSLHandshakeException
        || cause instanceof SSLException
            && String.valueOf(cause.getMessage()).contains("SSL message")) {
      return notSent("no secure connection to " + origin + " could be made", cause);
    }
    String what =
        cause instanceof TimeoutException ? " was not answered in time" : " got no whole answer";
    return new ConnectorException(
        FailureKind.OUTCOME_UNKNOWN, connection, call + what + " from " + origin + ".", cause);
  }

  private ConnectorException notSent(String what, Throwable cause) {
    return new ConnectorException(
        FailureKind.NOT_SENT,
        connection,
        what + "; check setting '" + settings.address() + "'.",
        cause);
  }

  private ConnectorException unavailable(String sentence, Throwable cause) {
    return new ConnectorException(FailureKind.UNAVAILABLE, connection, sentence, cause);
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
