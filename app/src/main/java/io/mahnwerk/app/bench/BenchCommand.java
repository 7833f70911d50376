package io.mahnwerk.app.bench;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.core.model.Sentence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The measurements, each a command of its own. */
@Command(
    name = "bench",
    description = "Measure speed and memory and write a report.",
    synopsisSubcommandLabel = "WHAT",
    mixinStandardHelpOptions = true,
    subcommands = {FilesCommand.class, ItemsCommand.class, AdviceCommand.class})
public final class BenchCommand implements Runnable {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;
  @Spec private @Nullable CommandSpec spec;

  Mahnwerk mahnwerk() {
    return Objects.requireNonNull(mahnwerk);
  }

  @Override
  public void run() {
    throw new UsageFailure(
        Objects.requireNonNull(spec).commandLine(),
        new Sentence(
            "Say what is to be measured: files, items or advice.",
            "Anzugeben ist, was gemessen wird: files, items oder advice."));
  }
}
