package io.mahnwerk.app.files;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange.Folders;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the folders through which files of connections come and go. */
@Command(
    name = "folders",
    description = "Make the folders of connections that are reached by files.",
    mixinStandardHelpOptions = true)
public final class FoldersCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(arity = "1..*", paramLabel = "CONNECTION", description = "Names in mahnwerk.yaml.")
  private List<String> connections = List.of();

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    for (String connection : connections) {
      ConnectionSession.on(shared, connection, session -> make(session, shared));
    }
    return 0;
  }

  private static int make(ConnectionSession session, Mahnwerk shared) {
    Folders folders = Exchanges.of(session).folders();
    shared
        .terminal()
        .out()
        .println(
            new Sentence(
                    "%s: exports go to %s, what comes back lies in %s.",
                    "%s: Exporte kommen nach %s, was zurückkommt, liegt in %s.")
                .with(
                    Sentence.same(session.id().value()),
                    Sentence.same(folders.inbox().toString()),
                    Sentence.same(folders.outbox().toString()))
                .in(shared.locale()));
    return 0;
  }
}
