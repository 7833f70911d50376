package io.mahnwerk.app.simulate;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.ProgressBar;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.mocks.world.WorldFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares policies in a world of simulated debtors. */
@Command(
    name = "simulate",
    description = "Compare dunning policies in a world of simulated debtors, in memory.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_MONTHS = 24;
  private static final int MOST_SEEDS = 50;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--world",
      paramLabel = "FILE|NAME",
      defaultValue = "seeds-1.0",
      description =
          "A world file, see docs/world.md, or seeds-1.0, seeds-0.5, seeds-0.25"
              + " (default: ${DEFAULT-VALUE}).")
  private String world = "";

  @Option(
      names = "--seeds",
      paramLabel = "S,S",
      split = ",",
      defaultValue = "1",
      description = "What decides everything that is random; several are averaged (default: 1).")
  private List<Long> seeds = List.of();

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "6",
      description =
          "Months of the roll-out after the world's history, 1 to 24 (default:"
              + " ${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--explore",
      paramLabel = "SHARE",
      defaultValue = "0.10",
      description =
          "Share of the history's first notices whose day was drawn at random, 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double explore;

  @Option(
      names = "--bandit",
      description =
          "Also play Thompson sampling, the last stage of a pilot, for all steered debtors; one"
              + " more roll-out for each seed.")
  private boolean bandit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for report.json and report.html.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (months < 1 || months > MOST_MONTHS) {
      throw outside("--months", 1, MOST_MONTHS, months);
    }
    if (!(explore >= 0 && explore <= 1)) {
      throw outside("--explore", 0, 1, explore);
    }
    if (seeds.isEmpty()
        || seeds.size() > MOST_SEEDS
        || seeds.stream().distinct().count() < seeds.size()) {
      throw new UsageFailure(
          Objects.requireNonNull(spec).commandLine(),
          new Sentence(
                  "--seeds must be 1 to %s different numbers.",
                  "--seeds braucht 1 bis %s verschiedene Zahlen.")
              .naming(MOST_SEEDS));
    }
    World played = world();
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    Simulation simulation =
        new Simulation(played, new Simulation.Question(seeds, months, explore, bandit));
    SimulationReport report;
    try (StagedFiles files = StagedFiles.in(out)) {
      report = run(simulation, shared.terminal());
      files.write("report.json", to -> Json.INDENTED.write(report, to));
      String page = new SimulationPage(report).html(shared.locale());
      files.write("report.html", to -> to.write(page.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
    new SimulationTables(report).print(shared.terminal().out(), shared.locale());
    return 0;
  }

  private static SimulationReport run(Simulation simulation, Terminal terminal) {
    try (ProgressBar progress = new ProgressBar(terminal, simulation.steps())) {
      progress.label("Simulation");
      return simulation.run(progress::advance);
    }
  }

  private World world() {
    Optional<World> builtIn = World.builtIn(world);
    try {
      return builtIn.orElseGet(() -> World.load(Path.of(world)));
    } catch (WorldFileException unreadable) {
      throw new CommandFailure(
          new Sentence("%s Built in are %s.", "%s Mitgeliefert sind %s.")
              .with(unreadable.sentence(), Sentence.same(String.join(", ", World.builtIn()))),
          unreadable);
    }
  }

  private UsageFailure outside(String option, int from, int to, Object given) {
    return UsageFailure.outside(
        Objects.requireNonNull(spec).commandLine(), option, from, to, given);
  }
}
