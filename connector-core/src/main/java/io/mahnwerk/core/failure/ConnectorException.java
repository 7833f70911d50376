package io.mahnwerk.core.failure;

import io.mahnwerk.core.model.ConnectionId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a ledger failed. The message is one sentence a user can act on: it names the connection
 * and, where one is at fault, the setting; it never holds a credential.
 */
public final class ConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final ConnectionId connection;
  private final String sentence;
  private final transient @Nullable Duration retryAfter;

  public ConnectorException(
      FailureKind kind, ConnectionId connection, String sentence, @Nullable Throwable cause) {
    this(kind, connection, sentence, null, cause);
  }

  public ConnectorException(
      FailureKind kind,
      ConnectionId connection,
      String sentence,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super("Connection '%s': %s".formatted(connection, sentence), cause);
    this.kind = kind;
    this.connection = connection;
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  public FailureKind kind() {
    return kind;
  }

  public ConnectionId connection() {
    return connection;
  }

  /** The message without the connection's name in front. */
  public String sentence() {
    return sentence;
  }

  /** How long the ledger asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
