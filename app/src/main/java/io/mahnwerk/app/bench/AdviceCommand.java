package io.mahnwerk.app.bench;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.app.simulate.Present;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.mocks.world.World;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures what reasons cost beside plain advice, for the debtors of a simulated world. Ends with
 * exit code 1 where explaining changes a day or nothing was there to be explained.
 */
@Command(
    name = "advice",
    description = "Measure what the reasons of advice cost beside the plain advice.",
    mixinStandardHelpOptions = true)
final class AdviceCommand implements Callable<Integer> {
  private static final int FEWEST = 50;
  private static final int MOST = 5_000;

  @ParentCommand private @Nullable BenchCommand bench;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json.")
  private Path out = Path.of("");

  @Option(
      names = "--debtors",
      paramLabel = "N",
      defaultValue = "200",
      description = "Debtors of the world, 50 to 5000 (default: ${DEFAULT-VALUE}).")
  private int debtors;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides everything that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    if (debtors < FEWEST || debtors > MOST) {
      throw UsageFailure.outside(
          Objects.requireNonNull(spec).commandLine(), "--debtors", FEWEST, MOST, debtors);
    }
    Mahnwerk shared = Objects.requireNonNull(bench).mahnwerk();
    try (StagedFiles files = StagedFiles.in(out)) {
      AdviceReport report = AdviceReport.of(new AdviceBench(present()).measure());
      files.write("report.json", stream -> Json.INDENTED.write(report, stream));
      files.publish();
      report.print(shared.terminal().out(), out, shared.locale());
      return report.keepsItsPromises() ? 0 : 1;
    }
  }

  private Present present() {
    World world = World.builtIn(World.builtIn().get(0)).orElseThrow().withKnownDebtors(debtors);
    return Present.of(world, seed)
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                        "The world has too few payments to train a model; more --debtors give more.",
                        "Die Welt hat zu wenige Zahlungen, um ein Modell zu trainieren; mehr"
                            + " --debtors geben mehr.")));
  }
}
