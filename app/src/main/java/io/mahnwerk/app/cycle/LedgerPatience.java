package io.mahnwerk.app.cycle;

import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.Pause;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a command waits for the ledger to show what it was asked for. */
public final class LedgerPatience {
  private static final int LONGEST = 3600;
  private static final Duration FIRST_LOOK = Duration.ofMillis(250);

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private int seconds = 120;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "Longest wait for the ledger to show what was written (default: ${DEFAULT-VALUE}).")
  void setSeconds(int given) {
    if (given < 0 || given > LONGEST) {
      CommandLine command = Objects.requireNonNull(spec).commandLine();
      throw new UsageFailure(
          command,
          new Sentence(
                  "--wait must be 0 to %s seconds but is %s.",
                  "--wait muss 0 bis %s Sekunden sein, ist aber %s.")
              .naming(LONGEST, given));
    }
    seconds = given;
  }

  public Pause pause() {
    return Pause.doubling(FIRST_LOOK, Duration.ofSeconds(seconds));
  }
}
