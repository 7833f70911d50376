package io.mahnwerk.app.simulate;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.demo.Stage;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * All policies in one world, seed by seed: each seed on one core, no more of them at once than
 * there are cores. The same question gives the same figures.
 */
final class Simulation {
  private final World world;
  private final Question question;
  private final Scene.Dunning dunning = dunning();

  /** What is asked; see {@link SimulateCommand}. */
  record Question(List<Long> seeds, int months, double explore, boolean bandit) {
    private Scene.Question of(long seed) {
      return new Scene.Question(seed, months, explore);
    }
  }

  Simulation(World world, Question question) {
    this.world = world;
    this.question = question;
  }

  /** How many days are played in all. */
  long steps() {
    Scene scene = Scene.of(dunning, world, question.of(question.seeds().get(0)), false);
    long each = SeedRun.days(scene, question.bandit() ? 2 : 1);
    return each * question.seeds().size() + scene.rollOutDays() * FixedDay.TRIED.size();
  }

  SimulationReport run(LongConsumer daysDone) {
    long begun = System.nanoTime();
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), question.seeds().size());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture<Integer> fixedDay = new CompletableFuture<>();
      List<Future<SeedRun.Result>> running =
          question.seeds().stream()
              .map(seed -> workers.submit(() -> play(seed, fixedDay, daysDone)))
              .toList();
      List<SeedRun.Result> seeds = running.stream().map(Simulation::result).toList();
      double seconds = Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
      List<OffPolicyCheck> offPolicy =
          seeds.stream().flatMap(seed -> seed.offPolicy().stream()).toList();
      SeedMeans means = new SeedMeans(seeds.stream().map(SeedRun.Result::played).toList());
      List<BanditReport.Seed> drawn =
          seeds.stream().flatMap(seed -> seed.bandit().stream()).toList();
      int models = (int) seeds.stream().filter(SeedRun.Result::learned).count();
      return report(means, new Beside(offPolicy, drawn, fixedDay.join(), models), seconds);
    } finally {
      workers.shutdownNow();
    }
  }

  /** The first seed finds the best fixed day; it is begun first, so that nobody waits for ever. */
  private SeedRun.Result play(
      long seed, CompletableFuture<Integer> fixedDay, LongConsumer daysDone) {
    try {
      SeedRun run = SeedRun.begin(dunning, world, question.of(seed), daysDone::accept);
      if (seed == question.seeds().get(0)) {
        fixedDay.complete(run.bestFixedDay());
      }
      return run.play(question.bandit(), fixedDay::join);
    } catch (RuntimeException | Error failed) {
      fixedDay.completeExceptionally(failed);
      throw failed;
    }
  }

  /** What was played beside the policies, and of how many seeds something could be learned. */
  private record Beside(
      List<OffPolicyCheck> offPolicy, List<BanditReport.Seed> drawn, int fixedDay, int models) {}

  private SimulationReport report(SeedMeans means, Beside beside, double seconds) {
    SimulationReport.RuleCaptured fixed = means.both(Policy.FIXED_DAY);
    return new SimulationReport(
        new SimulationReport.Setup(
            world.name(),
            world.effect(),
            question.seeds(),
            question.months(),
            question.explore(),
            world.knownDebtors(),
            world.pastInvoices(),
            world.newDebtors()),
        beside.models(),
        means.captured(Policy.OURS, Played::known),
        means.captured(Policy.OURS, Played::fresh),
        means.both(Policy.RULE),
        new SimulationReport.FixedDayCaptured(
            beside.fixedDay(), fixed.captured(), fixed.knownCaptured()),
        means.both(Policy.DELAY_OURS),
        means.parts(),
        means.calibration(Policy.OURS),
        means.calibrationSteps(),
        means.coverage(),
        beside.offPolicy(),
        beside.drawn().isEmpty() ? null : means.bandit(beside.drawn()),
        seconds);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("The simulation was interrupted.", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    }
  }

  /** The native run of the first ERP that can be simulated and has a connector. */
  static Scene.Dunning dunning() {
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      for (ErpConnectorProvider connector : ServiceLoader.load(ErpConnectorProvider.class)) {
        if (connector.erpId().equals(erp.erpId())) {
          return new Scene.Dunning(new Stage.Erp(erp, Map.of()), connector.nativeRun());
        }
      }
    }
    throw new CommandFailure("There is no ERP whose dunning run could be simulated.");
  }
}
