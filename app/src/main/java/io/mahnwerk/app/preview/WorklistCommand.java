package io.mahnwerk.app.preview;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Lists what a person should look at: first the items that were probably paid, then debtors whose
 * balance differs, then disputes and broken promises, then items that are left to a clerk, then
 * what only a person can do. A ledger is asked at most whether it takes holds at all.
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
    Outlook outlook = new Outlook(session, shared.locale());
    long listed =
        new LongList(Outlook.columns(), shared.locale(), Optional.ofNullable(out))
            .print(
                terminal,
                rows -> outlook.worklist().each(entry -> rows.accept(outlook.cells(entry))));
    if (listed == 0) {
      terminal.println(
          new Sentence("Nothing waits for a person.", "Nichts wartet auf einen Menschen.")
              .in(shared.locale()));
    }
    return 0;
  }
}
