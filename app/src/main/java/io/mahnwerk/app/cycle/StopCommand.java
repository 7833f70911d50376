package io.mahnwerk.app.cycle;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.core.model.Sentence;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * Stops the use of recommended days, at once and also for a cycle that is at work. What is held
 * stays held to its date and no item is dunned before its former day. With {@code --completely}
 * nothing at all is written any more.
 */
@Command(
    name = "stop",
    description =
        "Stop using recommended days, also in a cycle that is at work; every item keeps its former"
            + " day.",
    mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Mixin private Stoppable stoppable = new Stoppable();

  @Option(
      names = "--completely",
      description =
          "Write nothing at all, not even to end what stands: blocks then stay past their date.")
  private boolean completely;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    stoppable
        .stop(shared)
        .set(completely ? StopSwitch.State.COMPLETE : StopSwitch.State.FLOOR_ONLY);
    Sentence said =
        completely
            ? new Sentence(
                "Stopped completely: nothing is written to %s, not even to lift a block whose date"
                    + " has come. 'mahnwerk go %s' goes on.",
                "Ganz angehalten: in %s wird nichts geschrieben, auch keine Sperre aufgehoben, deren"
                    + " Tag erreicht ist. 'mahnwerk go %s' macht weiter.")
            : new Sentence(
                "Stopped: no recommended day is written to %s. What is held stays held to its date,"
                    + " everything else keeps its former day. 'mahnwerk go %s' goes on.",
                "Angehalten: in %s wird kein empfohlener Tag geschrieben. Was gehalten wird, bleibt"
                    + " bis zu seinem Tag gehalten, alles andere behält seinen bisherigen Tag."
                    + " 'mahnwerk go %s' macht weiter.");
    shared
        .terminal()
        .out()
        .println(said.with(stoppable.name(), stoppable.word()).in(shared.locale()));
    return 0;
  }
}
