package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectionFolder;
import io.mahnwerk.core.model.Sentence;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/**
 * Takes a stop back, also one that was made because days to pay rose. Ends with exit code 1 while
 * the connection is still stopped with all.
 */
@Command(
    name = "go",
    description = "Take a stop back; the next cycle uses recommended days again.",
    mixinStandardHelpOptions = true)
public final class GoCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Mixin private Stoppable stoppable = new Stoppable();

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    StopSwitch stop = stoppable.stop(shared);
    stop.clear();
    stoppable
        .connections(shared)
        .forEach(id -> new PaceRecord(new ConnectionFolder(shared.home(), id).pace()).forget());
    boolean stillStopped = stop.state() != StopSwitch.State.GO;
    Sentence said =
        stillStopped
            ? new Sentence(
                "%s is still stopped with all others; 'mahnwerk go --all' takes that back.",
                "%s ist noch mit allen anderen angehalten; 'mahnwerk go --all' nimmt das zurück.")
            : new Sentence(
                "The next cycle of %s writes recommended days again.",
                "Der nächste Zyklus von %s schreibt wieder empfohlene Tage.");
    shared.terminal().out().println(said.with(stoppable.name()).in(shared.locale()));
    return stillStopped ? 1 : 0;
  }
}
