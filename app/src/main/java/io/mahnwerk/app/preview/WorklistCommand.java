package io.mahnwerk.app.preview;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.gate.Worklist;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.PromiseToPay;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Lists what a person should look at: first the items that were probably paid, then debtors whose
 * balance differs, then disputes and broken promises, then items that are left to a clerk. Calls no
 * ledger.
 */
@Command(
    name = "worklist",
    description = "List what a person should look at, probably paid items first.",
    mixinStandardHelpOptions = true)
public final class WorklistCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String connection = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write all rows into this CSV file, too.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    return ConnectionSession.on(shared, connection, session -> run(session, shared));
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    Known.require(session, shared);
    PrintWriter terminal = shared.terminal().out();
    Worklist worklist = new Worklist(session.id(), session.store(), broken(session));
    long listed =
        new LongList(
                Known.itemAnd(
                    new Sentence("Held to", "Gehalten bis"), new Sentence("Why", "Warum")),
                shared.locale(),
                Optional.ofNullable(out))
            .print(
                terminal,
                rows ->
                    worklist.each(
                        entry ->
                            rows.accept(
                                Known.cells(
                                    entry.debtor(),
                                    entry.item(),
                                    entry.until().map(Object::toString).orElse(""),
                                    entry.reason().text(shared.locale())))));
    if (listed == 0) {
      terminal.println(
          new Sentence("Nothing waits for a person.", "Nichts wartet auf einen Menschen.")
              .in(shared.locale()));
    }
    return 0;
  }

  private static Predicate<PromiseToPay> broken(ConnectionSession session) {
    BusinessCalendar calendar = session.configured().calendar();
    int grace = session.configured().advice().promiseGraceDays();
    return promise ->
        calendar.plusBusinessDays(promise.promisedFor(), grace).isBefore(session.today());
  }
}
