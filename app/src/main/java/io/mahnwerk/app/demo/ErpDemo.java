package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.cycle.FeedFile;
import io.mahnwerk.app.model.ModelShelf;
import io.mahnwerk.app.output.ProgressBar;
import io.mahnwerk.app.report.ConnectionReport;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.scoring.AdvicePolicy;
import io.mahnwerk.scoring.SegmentRules;
import io.mahnwerk.scoring.learned.TrainedModel;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The demonstration on one simulated ERP: Mahnwerk over the wire in two worlds, the runs it is
 * compared with in memory, and the runs in which it stands still for a month.
 */
final class ErpDemo {
  static final int STOPPED_FROM_DAY = 60;
  static final int STOPPED_DAYS = 30;
  private static final int DAYS_AFTER_STANDSTILL = 21;
  private static final int WIRE_DAY = 4;
  private static final int RUNS_AT_ONCE = 2;

  private final Cast cast;
  private final DemoPlan plan;
  private final DemoHome home;
  private final ProgressBar progress;

  /**
   * Who plays.
   *
   * @param settings settings of the connection that replace those of the simulated ERP
   * @param options the shape of the simulated ERP
   */
  record Cast(
      ErpConnectorProvider connector,
      SimulatedErpProvider erp,
      World world,
      Map<String, String> settings,
      Map<String, String> options) {
    String id() {
      return erp.erpId().value();
    }

    NativeRun.Floor floor() {
      return erp.floor(options);
    }

    private Stage stage(World played, DemoPlan plan) {
      return new Stage(new Stage.Erp(erp, options), connector.nativeRun(), played, plan);
    }
  }

  /** The runs of one world. */
  record Runs(WireRun mahnwerk, Compared compared) {}

  /** The runs Mahnwerk is compared with. */
  record Compared(Playthrough former, CohortFigures rule, CohortFigures oracle) {}

  /**
   * The runs with a standstill.
   *
   * @param withFloor code in the ERP holds the floor; empty where there is no such code
   * @param withoutFloor nothing holds it
   */
  record Stopped(Optional<LedgerAudit> withFloor, LedgerAudit withoutFloor) {}

  /** What is left running for the command to show, besides the report. */
  record Result(ConnectionReport report, WireRun run) {
    SimulatedErp erp() {
      return run.connection().erp();
    }

    DemoHome.Described described() {
      DemoConnection connection = run.connection();
      return new DemoHome.Described(
          report.id(),
          report.erp(),
          connection.settings(),
          connection::isSecret,
          connection.ledger().companyCode().value());
    }
  }

  ErpDemo(Cast cast, DemoPlan plan, DemoHome home, ProgressBar progress) {
    this.cast = cast;
    this.plan = cast.erp().delaysOnly(cast.options()) ? plan.delaying() : plan;
    this.home = home;
    this.progress = progress;
  }

  /** How many steps of progress one ERP takes. */
  static long steps(Cast cast, Timeline timeline) {
    long days = timeline.steeredDays().size();
    long standstills = cast.floor() == NativeRun.Floor.ENFORCED ? 2 : 1;
    return 2 * days * (WIRE_DAY + 3) + standstills * WIRE_DAY * standstillEnd(timeline);
  }

  Result run() {
    Stage stage = cast.stage(cast.world(), plan);
    Stage quarterStage = cast.stage(quarter(cast.world()), plan);
    ExecutorService workers = Executors.newFixedThreadPool(RUNS_AT_ONCE);
    try {
      PastYears.Played past = PastYears.play(stage);
      CompletableFuture<WireRun> mahnwerk = async(workers, () -> wire(stage, past, cast.id()));
      CompletableFuture<Runs> quarter = async(workers, () -> quarter(quarterStage));
      CompletableFuture<Compared> compared = async(workers, () -> compare(stage, past));
      CompletableFuture<Stopped> stopped =
          mahnwerk.thenApplyAsync(run -> stop(stage, past, run.model()), workers);
      WireRun run = await(mahnwerk);
      run.model().ifPresent(shelf(stage)::addUntried);
      Runs quarterRuns = await(quarter);
      Story story = new Story(stage, run, await(compared), quarterRuns, await(stopped));
      ConnectionReport report = story.tell(cast.connector().displayName(), run.inertMarksBefore());
      quarterRuns.mahnwerk().close();
      return new Result(report, run);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Where the command that computes a receipt again looks for the model. */
  private ModelShelf shelf(Stage stage) {
    return new ModelShelf(stage.connection(), home.of(stage.connection()).model());
  }

  private WireRun wire(Stage stage, PastYears.Played past, String name) {
    WireRun run = open(stage, past, name, cast.floor());
    try {
      run.check();
      if (isShown(name)) {
        run.explain();
      }
      run.playUntil(stage.timeline().end(), Optional.empty(), this::wireDays);
      return run;
    } catch (RuntimeException failed) {
      run.close();
      throw failed;
    }
  }

  private Runs quarter(Stage stage) {
    PastYears.Played past = PastYears.play(stage);
    return new Runs(wire(stage, past, cast.id() + "-quarter"), compare(stage, past));
  }

  private Compared compare(Stage stage, PastYears.Played past) {
    SegmentRules rules = SegmentRules.standard();
    Playthrough former = new MemoryRun(stage, past.books().copy()).former(this::memoryDays);
    Playthrough rule =
        new MemoryRun(stage, past.books().copy())
            .steered(books -> AdvicePolicy.segmentRule(rules), this::memoryDays);
    Playthrough oracle =
        new MemoryRun(stage, past.books().copy())
            .steered(
                books -> AdvicePolicy.freely(new TruthModel(books.behaviour().truth())),
                this::memoryDays);
    return new Compared(former, rule.figures(), oracle.figures());
  }

  private Stopped stop(Stage stage, PastYears.Played past, Optional<TrainedModel> model) {
    return new Stopped(
        Optional.of(NativeRun.Floor.ENFORCED)
            .filter(cast.floor()::equals)
            .map(floor -> standstill(stage, past, model, floor)),
        standstill(stage, past, model, NativeRun.Floor.NONE));
  }

  private LedgerAudit standstill(
      Stage stage, PastYears.Played past, Optional<TrainedModel> model, NativeRun.Floor floor) {
    LocalDate stop = stage.timeline().switchedOn().plusDays(STOPPED_FROM_DAY - 1);
    LocalDate goOn = stop.plusDays(STOPPED_DAYS);
    String name = cast.id() + "-stopped-" + floor.name().toLowerCase(java.util.Locale.ROOT);
    try (WireRun run = open(stage, past, name, floor)) {
      run.playUntil(stop.minusDays(1), model, this::wireDays);
      run.playStopped(stop, goOn.minusDays(1), this::wireDays);
      run.playOn(goOn, goOn.plusDays(DAYS_AFTER_STANDSTILL), this::wireDays);
      return run.audit();
    }
  }

  private static long standstillEnd(Timeline timeline) {
    long observed =
        java.time.temporal.ChronoUnit.DAYS.between(timeline.connected(), timeline.switchedOn());
    return observed + STOPPED_FROM_DAY + STOPPED_DAYS + DAYS_AFTER_STANDSTILL;
  }

  private WireRun open(Stage stage, PastYears.Played past, String name, NativeRun.Floor floor) {
    FeedFile feed = new FeedFile(home.feed(name));
    try {
      feed.write(past.feed());
    } catch (IOException full) {
      throw new CommandFailure("The feed file of the demo cannot be written.", full);
    }
    return new WireRun(
        stage,
        past.books().copy(),
        new WireRun.Setup(cast.connector(), home.store(name), feed, cast.settings(), floor));
  }

  /** Of the other runs only figures are told, so that nobody would read why. */
  private boolean isShown(String name) {
    return name.equals(cast.id());
  }

  private World quarter(World world) {
    try {
      return world.withEffect(world.effect() / 4);
    } catch (IllegalArgumentException uncalibrated) {
      throw new CommandFailure(
          "World '%s': 'calibrations' must cover a quarter of the effect (%s)."
              .formatted(world.name(), world.effect() / 4),
          uncalibrated);
    }
  }

  private void wireDays(int days) {
    goOnUnlessInterrupted();
    progress.advance((long) WIRE_DAY * days);
  }

  private void memoryDays(int days) {
    goOnUnlessInterrupted();
    progress.advance(days);
  }

  /** When one run has failed the others have nothing left to show. */
  private static void goOnUnlessInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Another run of the demo has failed.");
    }
  }

  private static <T> CompletableFuture<T> async(ExecutorService workers, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, workers);
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
