package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One connection or all of them. */
final class Stoppable {
  @ArgGroup(multiplicity = "1")
  private @Nullable Which which;

  private static final class Which {
    @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
    private @Nullable String connection;

    @Option(names = "--all", description = "All connections, also those added later.")
    private boolean all;
  }

  StopSwitch stop(Mahnwerk shared) {
    String name = which == null ? null : which.connection;
    return name == null
        ? StopSwitch.ofAll(shared.home())
        : StopSwitch.of(shared.home(), ConnectionsFile.in(shared.home(), System.getenv()).id(name));
  }

  /** The connections that are meant; none where nothing is configured yet. */
  List<ConnectionId> connections(Mahnwerk shared) {
    ConnectionsFile file = ConnectionsFile.in(shared.home(), System.getenv());
    String name = which == null ? null : which.connection;
    return name == null ? List.copyOf(file.names()) : List.of(file.id(name));
  }

  /** As it is said on the command line. */
  Sentence word() {
    String name = which == null ? null : which.connection;
    return Sentence.same(name == null ? "--all" : name);
  }

  Sentence name() {
    String name = which == null ? null : which.connection;
    return name == null
        ? new Sentence("all connections", "allen Verbindungen")
        : new Sentence("connection '%s'", "Verbindung '%s'").with(Sentence.same(name));
  }
}
