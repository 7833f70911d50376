package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandCall;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import io.mahnwerk.core.spi.FileExchange.Fate;
import io.mahnwerk.core.spi.FileExchange.FileReport;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Looks into the inboxes of connections again and again, takes what is complete there and runs a
 * cycle of each connection that got something. Between two looks no connection is locked. With
 * {@code --once} it ends with exit code 1 when a file was refused, rows of it were left out or a
 * cycle did not end well. What is never taken is said once.
 */
@Command(
    name = "watch",
    description = "Take files as they arrive, and run a cycle after each that was taken.",
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  private static final int LONGEST = 86_400;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "CONNECTION", description = "Names in mahnwerk.yaml.")
  private List<String> connections = List.of();

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Time between two looks (default: ${DEFAULT-VALUE}).")
  private int every;

  private final Set<String> said = new HashSet<>();

  @Option(names = "--once", description = "Look once and end.")
  private boolean once;

  @Option(names = "--no-cycle", description = "Take files only.")
  private boolean noCycle;

  @Override
  public Integer call() throws InterruptedException {
    if (every < 1 || every > LONGEST) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence(
                  "--every must be 1 to %s seconds but is %s.",
                  "--every muss 1 bis %s Sekunden sein, ist aber %s.")
              .naming(LONGEST, every));
    }
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    int code = look(shared);
    while (!once) {
      CountDownLatch never = new CountDownLatch(1);
      if (never.await(every, TimeUnit.SECONDS)) {
        return code;
      }
      code = look(shared);
    }
    return code;
  }

  private int look(Mahnwerk shared) {
    int code = 0;
    for (String connection : connections) {
      Seen seen = new Seen();
      ConnectionSession.on(
          shared,
          connection,
          session -> {
            take(session, shared, seen);
            return 0;
          });
      code |= seen.leftOut ? 1 : 0;
      if (seen.taken && !noCycle) {
        code |= cycle(shared, connection);
      }
    }
    return code;
  }

  private static final class Seen {
    private boolean taken;
    private boolean leftOut;
  }

  private void take(ConnectionSession session, Mahnwerk shared, Seen seen) {
    FileExchange files = Exchanges.of(session);
    session.lock();
    for (FileReport report : files.takeWaiting()) {
      if (report.fate() != Fate.WAITING || once) {
        Exchanges.print(report, shared);
      }
      seen.taken |= report.fate() == Fate.TAKEN || report.fate() == Fate.TAKEN_IN_PART;
      seen.leftOut |= !Exchanges.isDone(report.fate());
    }
    List<String> strange =
        files.passedOver().stream()
            .filter(name -> said.add(session.id().value() + "/" + name))
            .toList();
    if (!strange.isEmpty()) {
      shared
          .terminal()
          .out()
          .println(PassedOver.sentence(session.id().value(), strange).in(shared.locale()));
    }
  }

  /** The same as when a person ran it. */
  private static int cycle(Mahnwerk shared, String connection) {
    shared
        .terminal()
        .out()
        .println(
            new Sentence("Cycle of '%s':", "Zyklus von '%s':")
                .with(Sentence.same(connection))
                .in(shared.locale()));
    return new CommandCall(shared).run("cycle", connection);
  }
}
