package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.DeadLetters;
import io.mahnwerk.core.store.OutboxEntry;
import java.util.List;

/**
 * Where a person decides about writes that the ledger declined again and again. Calls no ledger:
 * the next cycle does what was decided. Every decision takes the connection's lock, so that none is
 * made while a command works on it, and answers what will happen.
 */
public final class DeadLetterDesk {
  private final ConnectionSession session;

  /**
   * @throws CommandFailure where the connection has never written
   */
  public DeadLetterDesk(ConnectionSession session) {
    this.session = session;
    if (!session.hasStore()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has written nothing yet; run 'mahnwerk cycle %s' first.",
                  "Verbindung '%s' hat noch nichts geschrieben; zuerst 'mahnwerk cycle %s' aufrufen.")
              .with(name(), name()));
    }
  }

  /** Writes that wait for a person, oldest first. */
  public List<OutboxRow> waiting() {
    return letters().waiting(session.id()).stream().map(OutboxRow::of).toList();
  }

  /** Writes that have not ended. */
  public List<OutboxRow> onTheWay() {
    return session.store().outbox().open(session.id()).stream().map(OutboxRow::of).toList();
  }

  /** The next cycle tries it again. Throws {@link CommandFailure} when no such write waits. */
  public Sentence retry(long number) {
    session.lock();
    return again(List.of(named(number)));
  }

  /** The next cycle tries all of them again. */
  public Sentence retryAll() {
    session.lock();
    return again(letters().waiting(session.id()));
  }

  /** It is dropped for as long as its item stays as it is; throws as {@link #retry} does. */
  public Sentence discard(long number) {
    session.lock();
    OutboxEntry letter = named(number);
    session
        .store()
        .inTransaction(
            () -> {
              letters().discard(letter);
              return letter;
            });
    return new Sentence(
            "Write %s is not tried again while its item stays as it is.",
            "Änderung %s wird nicht wiederholt, solange ihr Posten bleibt, wie er ist.")
        .with(Sentence.same(Long.toString(letter.id())));
  }

  private Sentence again(List<OutboxEntry> chosen) {
    session
        .store()
        .inTransaction(
            () -> {
              chosen.forEach(letters()::retry);
              return chosen;
            });
    return new Sentence(
            "The next cycle tries %s {write|writes} again.",
            "Der nächste Zyklus versucht %s {Änderung|Änderungen} erneut.")
        .with(Sentence.number(chosen.size(), 0));
  }

  private DeadLetters letters() {
    return session.store().deadLetters();
  }

  private Sentence name() {
    return Sentence.same(session.id().value());
  }

  private OutboxEntry named(long number) {
    return letters()
        .find(session.id(), number)
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                            "Connection '%s': no write of number %s waits for a person; 'mahnwerk"
                                + " outbox %s' lists those that do.",
                            "Verbindung '%s': keine Änderung mit der Nummer %s wartet auf einen"
                                + " Menschen; 'mahnwerk outbox %s' zeigt, welche warten.")
                        .with(name(), Sentence.same(Long.toString(number)), name())));
  }
}
