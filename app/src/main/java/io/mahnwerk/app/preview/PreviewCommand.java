package io.mahnwerk.app.preview;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.AllRows;
import io.mahnwerk.app.output.LongList;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.SteeredAccount;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what a native run will do with us and what it would do without us, item by item, from what
 * the last cycle read and advised. Calls no ledger and writes nothing.
 */
@Command(
    name = "preview",
    description = "Show what a dunning run will do with and without Mahnwerk.",
    mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {
  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--run",
      paramLabel = "DATE",
      description = "The day of the run (default: the next planned one).")
  private @Nullable LocalDate run;

  @Mixin private AllRows out = new AllRows();

  @Override
  public Integer call() {
    return connection.on(this::run);
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    session.requireThatItWasRead();
    LocalDate day = day(session, shared);
    Preview preview = Preview.on(session, day, shared.locale());
    PreviewCount count = new PreviewCount(day);
    PrintWriter terminal = shared.terminal().out();
    new LongList(
            Known.itemAnd(
                new Sentence("With Mahnwerk", "Mit Mahnwerk"),
                new Sentence("Without", "Ohne"),
                Outlook.RECOMMENDED),
            shared.locale(),
            out.file())
        .print(terminal, rows -> list(session, preview, count, rows));
    count.print(terminal, shared.locale());
    return 0;
  }

  private static void list(
      ConnectionSession session, Preview preview, PreviewCount count, Consumer<List<String>> rows) {
    try (Stream<SteeredAccount> accounts = session.store().steering().all(session.id())) {
      session
          .reached(accounts, preview.run())
          .forEach(account -> preview.of(account, count).forEach(rows));
    }
  }

  private LocalDate day(ConnectionSession session, Mahnwerk shared) {
    if (run == null) {
      return session.configured().runs().nextOnOrAfter(session.today());
    }
    if (run.isBefore(session.today())) {
      throw new CommandFailure(
          new Sentence(
                  "The run of %s is over; 'mahnwerk compare %s --run %s' shows it.",
                  "Der Lauf vom %s ist vorbei; 'mahnwerk compare %s --run %s' zeigt ihn.")
              .with(
                  Sentence.same(run.toString()),
                  Sentence.same(connection.name()),
                  Sentence.same(run.toString()))
              .in(shared.locale()));
    }
    return run;
  }
}
