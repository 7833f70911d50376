package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.output.ProgressBar;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.report.ConnectionReport;
import io.mahnwerk.app.report.DemoReport;
import io.mahnwerk.app.report.Example;
import io.mahnwerk.app.report.ReportConsole;
import io.mahnwerk.app.report.ReportFiles;
import io.mahnwerk.app.serve.ReportService;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.mocks.world.WorldFileException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows the whole product against simulated ERPs and writes a report that proves it. Ends with exit
 * code 1 when a promise of the report was not kept.
 */
@Command(
    name = "demo",
    description = "Show the whole product against simulated ERPs.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final int REPORT_PORT = 8585;

  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "mahnwerk-demo",
      description = "Folder for report.json and report.html (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--months",
      paramLabel = "N",
      defaultValue = "6",
      description = "Months of the roll-out, 1 to 24 (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides everything that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--debtors",
      paramLabel = "N",
      defaultValue = "450",
      description =
          "Debtors of each simulated ERP, 20 to 2000 (default: ${DEFAULT-VALUE}); with fewer the"
              + " figures vary more.")
  private int debtors;

  @Option(
      names = "--only",
      paramLabel = "ERP",
      description = "Play one ERP only (default: every one there is).")
  private @Nullable String only;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "A world file, see docs/world.md (default: the one that comes along).")
  private @Nullable Path worldFile;

  @Option(
      names = "--set",
      paramLabel = "ERP.KEY=VALUE",
      description =
          "Replace a setting of the connection to a simulated ERP, or the shape of that ERP.")
  private Map<String, String> set = new TreeMap<>();

  @Option(
      names = "--delay-only",
      description = "Open no procedure; the same debtors are only held back.")
  private boolean delayOnly;

  @Option(
      names = "--stay",
      description = "Keep the simulated ERPs and the report's service running afterwards.")
  private boolean stay;

  @Override
  public Integer call() throws InterruptedException {
    final long begun = System.nanoTime();
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    if (months < 1 || months > DemoPlan.MOST_MONTHS) {
      throw outside("--months", 1, DemoPlan.MOST_MONTHS, months);
    }
    if (debtors < DemoPlan.FEWEST_DEBTORS || debtors > DemoPlan.MOST_DEBTORS) {
      throw outside("--debtors", DemoPlan.FEWEST_DEBTORS, DemoPlan.MOST_DEBTORS, debtors);
    }
    List<ErpDemo.Cast> casts =
        cast(new DemoCasts(Optional.ofNullable(only), set, this::usage), world());
    DemoPlan plan = new DemoPlan(months, seed, delayOnly, debtors);
    DemoHome home = DemoHome.begin(shared.givenHome().orElse(out.resolve("home")));
    List<ErpDemo.Result> results = play(casts, plan, home, shared.terminal());
    try {
      DemoReport report = report(casts.get(0), plan, results, begun);
      new ReportFiles(out).write(report, shared.locale());
      new ReportConsole(shared.terminal().out(), shared.locale()).print(report);
      shared
          .terminal()
          .out()
          .println(closing(shared.locale()).formatted(out.resolve("report.html")));
      describe(results, home);
      receiptToCompute(report).ifPresent(receipt -> sayHowToCompute(receipt, home, shared));
      shared.terminal().out().flush();
      boolean kept = sayWhatWasBroken(report, shared);
      if (stay) {
        stay(results, home, shared);
      }
      return kept ? 0 : 1;
    } finally {
      results.forEach(result -> result.run().close());
    }
  }

  /** Leaves a home in which commands find what was read, advised and trained. */
  private static void describe(List<ErpDemo.Result> results, DemoHome home) {
    home.writeConfiguration(results.stream().map(ErpDemo.Result::described).toList());
    home.begin(results.get(0).run().stage().timeline().end());
  }

  private static Optional<String> receiptToCompute(DemoReport report) {
    return report.connections().stream()
        .flatMap(connection -> connection.examples().stream())
        .map(Example::receipt)
        .filter(receipt -> !receipt.isEmpty())
        .findFirst();
  }

  private static void sayHowToCompute(String receipt, DemoHome home, Mahnwerk shared) {
    shared
        .terminal()
        .out()
        .println(
            new Sentence(
                    "What a decision rests on: ./mahnwerk --home %s receipt %s --recompute",
                    "Worauf eine Entscheidung beruht: ./mahnwerk --home %s receipt %s --recompute")
                .naming(home.folder(), receipt)
                .in(shared.locale()));
  }

  /** Names each promise that was not kept; answers whether there was none. */
  private static boolean sayWhatWasBroken(DemoReport report, Mahnwerk shared) {
    List<Sentence> broken = report.brokenPromises();
    broken.forEach(promise -> shared.terminal().err().println(promise.in(shared.locale())));
    shared.terminal().err().flush();
    return broken.isEmpty();
  }

  private static List<ErpDemo.Result> play(
      List<ErpDemo.Cast> casts, DemoPlan plan, DemoHome home, Terminal terminal) {
    List<ErpDemo.Result> results = new ArrayList<>();
    Timeline timeline =
        Timeline.of(plan.months(), Stage.runCalendar(casts.get(0).world().calendar()));
    long steps = casts.stream().mapToLong(cast -> ErpDemo.steps(cast, timeline)).sum();
    try (ProgressBar progress = new ProgressBar(terminal, steps)) {
      for (ErpDemo.Cast cast : casts) {
        progress.label(cast.connector().displayName());
        results.add(new ErpDemo(cast, plan, home, progress).run());
      }
    } catch (RuntimeException failed) {
      results.forEach(result -> result.run().close());
      throw failed;
    }
    return results;
  }

  private DemoReport report(
      ErpDemo.Cast cast, DemoPlan plan, List<ErpDemo.Result> results, long begun) {
    Stage stage = results.get(0).run().stage();
    List<ConnectionReport> connections = results.stream().map(ErpDemo.Result::report).toList();
    return new DemoReport(
        new DemoReport.Parameters(
            plan.months(),
            plan.seed(),
            plan.debtors(),
            stage.steered().size(),
            cast.world().name(),
            plan.delayOnly(),
            stage.timeline().switchedOn().toString(),
            stage.timeline().invoicesEnd().minusDays(1).toString(),
            Mahnwerk.version()),
        connections,
        Math.round((System.nanoTime() - begun) / 1e8) / 10.0,
        peakHeapMiB());
  }

  private static long peakHeapMiB() {
    long bytes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    return bytes >> 20;
  }

  private void stay(List<ErpDemo.Result> results, DemoHome home, Mahnwerk shared)
      throws InterruptedException {
    try (ReportService service = ReportService.start(REPORT_PORT, out)) {
      shared
          .terminal()
          .out()
          .println(
              (shared.locale().equals(Locale.GERMAN)
                      ? "Bericht: http://127.0.0.1:%d/  Konfiguration: %s  (Strg+C beendet)"
                      : "Report: http://127.0.0.1:%d/  Configuration: %s  (Ctrl+C stops)")
                  .formatted(service.port(), home.configuration()));
      shared.terminal().out().flush();
      new CountDownLatch(1).await();
    }
  }

  private World world() {
    try {
      return worldFile == null ? World.standard() : World.load(worldFile);
    } catch (WorldFileException unreadable) {
      throw new CommandFailure(unreadable.sentence(), unreadable);
    }
  }

  private static List<ErpDemo.Cast> cast(DemoCasts casts, World world) {
    List<ErpDemo.Cast> all = casts.in(world);
    if (all.isEmpty()) {
      throw new CommandFailure(
          new Sentence(
              "There is no ERP that a demo could simulate.",
              "Es gibt kein ERP, das eine Vorführung nachbilden könnte."));
    }
    return all;
  }

  private UsageFailure usage(Sentence sentence) {
    return new UsageFailure(Objects.requireNonNull(spec).commandLine(), sentence);
  }

  private UsageFailure outside(String option, int from, int to, int given) {
    return UsageFailure.outside(
        Objects.requireNonNull(spec).commandLine(), option, from, to, given);
  }

  private static String closing(Locale locale) {
    return locale.equals(Locale.GERMAN) ? "%nDer Bericht: %s" : "%nThe report: %s";
  }
}
