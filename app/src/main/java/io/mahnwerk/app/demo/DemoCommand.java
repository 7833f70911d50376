package io.mahnwerk.app.demo;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.ProgressBar;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.report.ConnectionReport;
import io.mahnwerk.app.report.DemoReport;
import io.mahnwerk.app.report.ReportConsole;
import io.mahnwerk.app.report.ReportFiles;
import io.mahnwerk.app.serve.ReportService;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.world.World;
import io.mahnwerk.mocks.world.WorldFileException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the whole product against simulated ERPs and writes a report that proves it. */
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
      throw usage("--months must be 1 to %d but is %d.".formatted(DemoPlan.MOST_MONTHS, months));
    }
    if (debtors < DemoPlan.FEWEST_DEBTORS || debtors > DemoPlan.MOST_DEBTORS) {
      throw usage(
          "--debtors must be %d to %d but is %d."
              .formatted(DemoPlan.FEWEST_DEBTORS, DemoPlan.MOST_DEBTORS, debtors));
    }
    List<ErpDemo.Cast> casts = casts(world());
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
      shared.terminal().out().flush();
      if (stay) {
        stay(results, home, shared);
      }
    } finally {
      results.forEach(result -> result.run().close());
    }
    return 0;
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
    home.writeConfiguration(results);
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
      throw new CommandFailure(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private List<ErpDemo.Cast> casts(World world) {
    Map<String, ErpConnectorProvider> connectors =
        ConnectorRegistry.onClassPath().providers().stream()
            .collect(Collectors.toMap(p -> p.erpId().value(), p -> p));
    Map<String, SimulatedErpProvider> erps = new TreeMap<>();
    for (SimulatedErpProvider erp : ServiceLoader.load(SimulatedErpProvider.class)) {
      if (connectors.containsKey(erp.erpId().value())) {
        erps.put(erp.erpId().value(), erp);
      }
    }
    if (only != null && !erps.containsKey(only)) {
      throw usage("--only %s: there is no such ERP; there is %s.".formatted(only, erps.keySet()));
    }
    Map<String, Map<String, String>> given = given(connectors, erps);
    List<ErpDemo.Cast> casts =
        erps.entrySet().stream()
            .filter(entry -> only == null || only.equals(entry.getKey()))
            .map(
                entry ->
                    cast(
                        Objects.requireNonNull(connectors.get(entry.getKey())),
                        entry.getValue(),
                        world,
                        given.getOrDefault(entry.getKey(), Map.of())))
            .toList();
    if (casts.isEmpty()) {
      throw new CommandFailure("There is no ERP that a demo could simulate.");
    }
    return casts;
  }

  /** A key that both know is given to both. */
  private static ErpDemo.Cast cast(
      ErpConnectorProvider connector,
      SimulatedErpProvider erp,
      World world,
      Map<String, String> given) {
    return new ErpDemo.Cast(
        connector, erp, world, among(connector.settings(), given), among(erp.options(), given));
  }

  private static Map<String, String> among(List<SettingSpec> specs, Map<String, String> given) {
    Map<String, String> known = new HashMap<>(given);
    known.keySet().retainAll(names(specs));
    return known;
  }

  /** What {@code --set} gives, by ERP. */
  private Map<String, Map<String, String>> given(
      Map<String, ErpConnectorProvider> connectors, Map<String, SimulatedErpProvider> erps) {
    Map<String, Map<String, String>> byErp = new HashMap<>();
    set.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          String erp = dot < 0 ? name : name.substring(0, dot);
          String key = name.substring(dot + 1);
          if (dot < 0 || !erps.containsKey(erp) || (only != null && !only.equals(erp))) {
            throw usage(
                "--set %s: write ERP.KEY=VALUE with an ERP of %s."
                    .formatted(name, only == null ? erps.keySet() : List.of(only)));
          }
          List<SettingSpec> known = Objects.requireNonNull(connectors.get(erp)).settings();
          List<SettingSpec> shapes = Objects.requireNonNull(erps.get(erp)).options();
          if (!names(known).contains(key) && !names(shapes).contains(key)) {
            throw usage(
                "--set %s: connection '%s' has no setting '%s'; known are %s."
                    .formatted(name, erp, key, listed(known, shapes)));
          }
          byErp.computeIfAbsent(erp, e -> new HashMap<>()).put(key, value);
        });
    return byErp;
  }

  private static List<String> names(List<SettingSpec> specs) {
    return specs.stream().map(SettingSpec::key).toList();
  }

  private static String listed(List<SettingSpec> settings, List<SettingSpec> shapes) {
    return Stream.concat(settings.stream(), shapes.stream())
        .map(SettingSpec::key)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), sentence);
  }

  private static String closing(Locale locale) {
    return locale.equals(Locale.GERMAN) ? "%nDer Bericht: %s" : "%nThe report: %s";
  }
}
