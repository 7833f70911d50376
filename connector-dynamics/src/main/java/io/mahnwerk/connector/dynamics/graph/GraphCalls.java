package io.mahnwerk.connector.dynamics.graph;

import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns what the Graph library throws into sentences; its own messages may repeat what was sent.
 */
record GraphCalls(ConnectionId connection) {

  /**
   * @param what the call in words that a user knows
   */
  <T> T call(Sentence what, Supplier<T> call) {
    try {
      return call.get();
    } catch (ConnectorException ours) {
      throw ours;
    } catch (ApiException answered) {
      throw failure(
          kind(answered.getResponseStatusCode()),
          new Sentence(
                  "Microsoft Graph answered %s with status %s%s.",
                  "Microsoft Graph beantwortete %s mit Status %s%s.")
              .with(
                  what,
                  Sentence.same(Integer.toString(answered.getResponseStatusCode())),
                  Sentence.same(code(answered).map(code -> " (" + code + ")").orElse(""))));
    } catch (RuntimeException broken) {
      throw failure(
          FailureKind.OUTCOME_UNKNOWN,
          new Sentence(
                  "no answer of Microsoft Graph to %s; check setting 'url'.",
                  "keine Antwort von Microsoft Graph auf %s; prüfen Sie Einstellung 'url'.")
              .with(what));
    }
  }

  private ConnectorException failure(FailureKind kind, Sentence sentence) {
    return new ConnectorException(kind, connection, sentence, null);
  }

  private static Optional<String> code(ApiException answered) {
    return answered instanceof ODataError error
        ? Optional.ofNullable(error.getError()).map(MainError::getCode)
        : Optional.empty();
  }

  /** A server error after the body has left says nothing of what was done with it. */
  private static FailureKind kind(int status) {
    return switch (status) {
      case 401 -> FailureKind.UNAUTHORIZED;
      case 403 -> FailureKind.FORBIDDEN;
      case 404 -> FailureKind.NOT_FOUND;
      case 429 -> FailureKind.RATE_LIMITED;
      default -> status >= 500 ? FailureKind.OUTCOME_UNKNOWN : FailureKind.INVALID_REQUEST;
    };
  }
}
