package io.mahnwerk.app.serve;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.DeadLetterDesk;
import io.mahnwerk.app.cycle.OutboxRow;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The outboxes of all connections of a home, read anew each time. */
final class Outboxes {
  private final Mahnwerk shared;

  Outboxes(Mahnwerk shared) {
    this.shared = shared;
  }

  /**
   * The outbox of one connection.
   *
   * @param trouble why it cannot be shown, where it cannot
   */
  record Outbox(
      String connection,
      List<OutboxRow> waiting,
      List<OutboxRow> onTheWay,
      Optional<Sentence> trouble) {}

  Locale locale() {
    return shared.locale();
  }

  /** Throws {@link CommandFailure} where the home has no usable file of connections. */
  List<Outbox> all() {
    return ConnectionsFile.in(shared.home(), System.getenv()).names().stream()
        .map(this::of)
        .toList();
  }

  /** What a person decided, and what then will happen; throws {@link CommandFailure} if nothing. */
  Sentence decide(String connection, Function<DeadLetterDesk, Sentence> decision) {
    return at(connection, decision);
  }

  private Outbox of(ConnectionId connection) {
    String name = connection.value();
    try {
      return at(name, desk -> new Outbox(name, desk.waiting(), desk.onTheWay(), Optional.empty()));
    } catch (CommandFailure failed) {
      return new Outbox(name, List.of(), List.of(), Optional.of(failed.sentence()));
    } catch (ConnectorException failed) {
      return new Outbox(name, List.of(), List.of(), Optional.of(failed.sentence()));
    }
  }

  private <T> T at(String connection, Function<DeadLetterDesk, T> work) {
    return ConnectionSession.on(
        shared, connection, session -> work.apply(new DeadLetterDesk(session)));
  }
}
