package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.ReceivablesStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private NamedConnection connection = new NamedConnection();

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
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    DeadLetterDesk desk = new DeadLetterDesk(session);
    Optional.ofNullable(decided)
        .map(given -> decide(given, desk))
        .ifPresent(said -> out.println(said.in(shared.locale())));
    ReceivablesStore store = session.store();
    List<OutboxEntry> waiting = store.deadLetters().waiting(session.id());
    List<OutboxEntry> open = store.outbox().open(session.id());
    new OutboxSummary(open, waiting).print(out, shared.locale());
    new LedgerTraces(session.connector(), open, waiting).print(out, shared.locale());
    session.printReservation(shared);
    return waiting.isEmpty() ? 0 : 1;
  }

  private static Sentence decide(Decided given, DeadLetterDesk desk) {
    if (given.discard != null) {
      return desk.discard(given.discard);
    }
    return given.retry != null ? desk.retry(given.retry) : desk.retryAll();
  }
}
