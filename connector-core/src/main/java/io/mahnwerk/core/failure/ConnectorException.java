package io.mahnwerk.core.failure;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
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
  private final transient Sentence sentence;
  private final transient @Nullable Duration retryAfter;

  public ConnectorException(
      FailureKind kind, ConnectionId connection, Sentence sentence, @Nullable Throwable cause) {
    this(kind, connection, sentence, null, cause);
  }

  /** The same for a sentence that reads alike in both languages, such as a ledger's own words. */
  public ConnectorException(
      FailureKind kind, ConnectionId connection, String sentence, @Nullable Throwable cause) {
    this(kind, connection, Sentence.same(sentence), null, cause);
  }

  public ConnectorException(
      FailureKind kind,
      ConnectionId connection,
      Sentence sentence,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(named(connection, sentence).english(), cause);
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
  public Sentence sentence() {
    return sentence;
  }

  /** The message as a person reads it; {@link #getMessage()} is its English form. */
  public Sentence message() {
    return named(connection, sentence);
  }

  private static Sentence named(ConnectionId connection, Sentence sentence) {
    return new Sentence("Connection '%s': %s", "Verbindung '%s': %s")
        .with(Sentence.same(connection.value()), sentence);
  }

  /** How long the ledger asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
