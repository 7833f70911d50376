package io.mahnwerk.app.preview;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.AllRows;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private NamedConnection connection = new NamedConnection();

  @Mixin private AllRows out = new AllRows();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    PrintWriter terminal = shared.terminal().out();
    Outlook outlook = new Outlook(session, shared.locale());
    long listed =
        new LongList(Outlook.columns(), shared.locale(), out.file())
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
