package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.journal.PastRun;
import io.mahnwerk.app.journal.RunJournal;
import io.mahnwerk.app.journal.RunKind;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the runs of a connection, the latest first. Calls no ledger and opens no store. */
@Command(
    name = "runs",
    description = "List the runs of a connection; each can be undone by its number.",
    mixinStandardHelpOptions = true)
public final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(names = "--all", description = "Every run that is still kept, not the latest 20 alone.")
  private boolean all;

  @Override
  public Integer call() {
    Mahnwerk shared = connection.shared();
    ConnectionId id = ConnectionsFile.in(shared.home(), System.getenv()).id(connection.name());
    List<PastRun> runs = new RunJournal(id, new ConnectionFolder(shared.home(), id).runs()).runs();
    print(all ? runs : runs.stream().limit(20).toList(), shared);
    return 0;
  }

  private void print(List<PastRun> runs, Mahnwerk shared) {
    PrintWriter out = shared.terminal().out();
    Locale locale = shared.locale();
    if (runs.isEmpty()) {
      out.println(
          new Sentence("No run of '%s' is kept.", "Kein Lauf von '%s' ist aufbewahrt.")
              .with(Sentence.same(connection.name()))
              .in(locale));
      return;
    }
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Lauf", "Art", "für den", "begonnen", "Änderungen", "Ende")
            : TextTable.ofTexts("Run", "Kind", "For", "Started", "Changes", "End");
    for (PastRun run : runs) {
      table.row(
          connection.name() + ":" + run.number(),
          kind(run.kind()).in(locale),
          run.day().toString(),
          MINUTE.format(run.startedAt()),
          Sentence.number(run.changes(), 0).in(locale),
          end(run).in(locale));
    }
    table.print(out);
  }

  private static Sentence kind(RunKind kind) {
    return switch (kind) {
      case CYCLE -> new Sentence("cycle", "Zyklus");
      case UNDO -> new Sentence("undo", "Rücknahme");
      case RELEASE -> new Sentence("release", "Freigabe");
    };
  }

  private static Sentence end(PastRun run) {
    return run.end()
        .map(
            how ->
                switch (how) {
                  case DONE -> new Sentence("done", "fertig");
                  case INCOMPLETE -> new Sentence("something was not done", "nicht alles getan");
                  case STOPPED -> new Sentence("stopped", "angehalten");
                  case FAILED -> new Sentence("failed", "fehlgeschlagen");
                })
        .orElse(new Sentence("broken off or at work", "abgebrochen oder am Werk"));
  }
}
