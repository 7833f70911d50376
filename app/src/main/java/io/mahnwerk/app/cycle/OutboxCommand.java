package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.DeadLetters;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.ReceivablesStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Shows the writes of a connection that have not ended and those that wait for a person, and takes
 * down what she decides about these. Calls no ledger: the next cycle does what was decided. Ends
 * with exit code 1 while a write waits for a person.
 */
@Command(
    name = "outbox",
    description = "Show what is on its way to a ledger and what waits for a person.",
    mixinStandardHelpOptions = true)
public final class OutboxCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String connection = "";

  @ArgGroup private @Nullable Decided decided;

  private static final class Decided {
    @Option(
        names = "--retry",
        paramLabel = "N",
        description = "The next cycle tries the write of this number again.")
    private @Nullable Long retry;

    @Option(names = "--retry-all", description = "The next cycle tries all of them again.")
    private boolean retryAll;

    @Option(
        names = "--discard",
        paramLabel = "N",
        description = "The write of this number is not tried again while its item stays as it is.")
    private @Nullable Long discard;
  }

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    return ConnectionSession.on(shared, connection, session -> run(session, shared));
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    if (!session.hasStore()) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has written nothing yet; run 'mahnwerk cycle %s' first.",
                  "Verbindung '%s' hat noch nichts geschrieben; zuerst 'mahnwerk cycle %s' aufrufen.")
              .with(Sentence.same(connection), Sentence.same(connection))
              .in(shared.locale()));
    }
    if (decided != null) {
      session.lock();
      decide(decided, session, shared);
    }
    ReceivablesStore store = session.store();
    List<OutboxEntry> waiting = store.deadLetters().waiting(session.id());
    List<OutboxEntry> open = store.outbox().open(session.id());
    new OutboxSummary(open, waiting).print(shared.terminal().out(), shared.locale());
    new LedgerTraces(session.connector(), open, waiting)
        .print(shared.terminal().out(), shared.locale());
    return waiting.isEmpty() ? 0 : 1;
  }

  private void decide(Decided given, ConnectionSession session, Mahnwerk shared) {
    ReceivablesStore store = session.store();
    DeadLetters letters = store.deadLetters();
    List<OutboxEntry> again =
        given.retryAll
            ? letters.waiting(session.id())
            : Optional.ofNullable(given.retry).map(n -> named(n, session, shared)).stream()
                .toList();
    Optional<OutboxEntry> dropped =
        Optional.ofNullable(given.discard).map(n -> named(n, session, shared));
    store.inTransaction(
        () -> {
          again.forEach(letters::retry);
          dropped.ifPresent(letters::discard);
          return true;
        });
    Sentence said =
        dropped.isPresent()
            ? new Sentence(
                    "Write %s is not tried again while its item stays as it is.",
                    "Änderung %s wird nicht wiederholt, solange ihr Posten bleibt, wie er ist.")
                .with(Sentence.same(Long.toString(dropped.get().id())))
            : new Sentence(
                    "The next cycle tries %s writes again.",
                    "Der nächste Zyklus versucht %s Änderungen erneut.")
                .with(Sentence.number(again.size(), 0));
    shared.terminal().out().println(said.in(shared.locale()));
  }

  private OutboxEntry named(long number, ConnectionSession session, Mahnwerk shared) {
    return session
        .store()
        .deadLetters()
        .find(session.id(), number)
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                            "Connection '%s': no write of number %s waits for a person; 'mahnwerk"
                                + " outbox %s' lists those that do.",
                            "Verbindung '%s': keine Änderung mit der Nummer %s wartet auf einen"
                                + " Menschen; 'mahnwerk outbox %s' zeigt, welche warten.")
                        .with(
                            Sentence.same(connection),
                            Sentence.same(Long.toString(number)),
                            Sentence.same(connection))
                        .in(shared.locale())));
  }
}
