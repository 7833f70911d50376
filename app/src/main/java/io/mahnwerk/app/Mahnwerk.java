package io.mahnwerk.app;

import io.mahnwerk.app.bench.BenchCommand;
import io.mahnwerk.app.check.CheckCommand;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.config.PracticeClock;
import io.mahnwerk.app.cycle.CycleCommand;
import io.mahnwerk.app.cycle.GoCommand;
import io.mahnwerk.app.cycle.OutboxCommand;
import io.mahnwerk.app.cycle.ReleaseCommand;
import io.mahnwerk.app.cycle.ReleaseOverdueCommand;
import io.mahnwerk.app.cycle.RunsCommand;
import io.mahnwerk.app.cycle.SteerCommand;
import io.mahnwerk.app.cycle.StopCommand;
import io.mahnwerk.app.cycle.TrainCommand;
import io.mahnwerk.app.cycle.UndoCommand;
import io.mahnwerk.app.demo.DemoCommand;
import io.mahnwerk.app.digest.DigestCommand;
import io.mahnwerk.app.enrich.EnrichCommand;
import io.mahnwerk.app.files.FoldersCommand;
import io.mahnwerk.app.files.ImportCommand;
import io.mahnwerk.app.files.OfficeCommand;
import io.mahnwerk.app.files.WatchCommand;
import io.mahnwerk.app.model.ModelsCommand;
import io.mahnwerk.app.output.Logging;
import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.app.pilot.PilotCommand;
import io.mahnwerk.app.practice.PracticeCommand;
import io.mahnwerk.app.preview.CompareCommand;
import io.mahnwerk.app.preview.PartnersCommand;
import io.mahnwerk.app.preview.PreviewCommand;
import io.mahnwerk.app.preview.ReconcileCommand;
import io.mahnwerk.app.preview.WorklistCommand;
import io.mahnwerk.app.propose.ProposalsCommand;
import io.mahnwerk.app.receipt.ReceiptCommand;
import io.mahnwerk.app.recommend.EvaluateCommand;
import io.mahnwerk.app.recommend.RecommendCommand;
import io.mahnwerk.app.serve.ServeCommand;
import io.mahnwerk.app.simulate.SimulateCommand;
import io.mahnwerk.app.torture.CertifyCommand;
import io.mahnwerk.app.torture.TortureCommand;
import io.mahnwerk.app.watchdog.WatchdogCommand;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.writeback.CycleSteps;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/**
 * The entry point. Exit codes: 0 done, 1 failed, 2 the command line was not understood. What went
 * wrong is one sentence on the error stream; a stack trace appears only with {@code --verbose}.
 */
@Command(
    name = "mahnwerk",
    description = "Makes the dunning run of an ERP smarter.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Mahnwerk.Version.class,
    subcommands = {
      DemoCommand.class,
      PracticeCommand.class,
      SimulateCommand.class,
      RecommendCommand.class,
      EvaluateCommand.class,
      CheckCommand.class,
      CycleCommand.class,
      OutboxCommand.class,
      RunsCommand.class,
      UndoCommand.class,
      StopCommand.class,
      GoCommand.class,
      TrainCommand.class,
      ModelsCommand.class,
      ReceiptCommand.class,
      PilotCommand.class,
      ProposalsCommand.class,
      SteerCommand.class,
      EnrichCommand.class,
      ReleaseCommand.class,
      ReleaseOverdueCommand.class,
      TortureCommand.class,
      CertifyCommand.class,
      BenchCommand.class,
      PreviewCommand.class,
      CompareCommand.class,
      ReconcileCommand.class,
      WorklistCommand.class,
      PartnersCommand.class,
      DigestCommand.class,
      ImportCommand.class,
      WatchCommand.class,
      FoldersCommand.class,
      OfficeCommand.class,
      WatchdogCommand.class,
      ServeCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Mahnwerk implements Runnable {
  private static final Map<String, String> EXIT_CODES =
      new TreeMap<>(
          Map.of(
              "0", "Done.",
              "1",
                  "Something was not done, or a file, a setting or a ledger is at fault; one"
                      + " sentence says what.",
              "2", "The command line was not understood."));

  private final Terminal terminal;
  private final Clock clock;
  private final CycleSteps steps;
  private final ConnectorRegistry connectors;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of configuration, store and models (default: ~/.mahnwerk).")
  private @Nullable Path home;

  @Option(names = "--verbose", description = "Log what happens and show stack traces.")
  private boolean verbose;

  @Option(
      names = "--lang",
      paramLabel = "de|en",
      converter = Language.class,
      description = "Language of tables and reports (default: the system's).")
  private @Nullable Locale language;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private Mahnwerk(Terminal terminal, Clock clock, CycleSteps steps, ConnectorRegistry connectors) {
    this.terminal = terminal;
    this.clock = clock;
    this.steps = steps;
    this.connectors = connectors;
  }

  public static void main(String[] args) {
    // Loggers are made before the command line is parsed.
    (List.of(args).contains("--verbose") ? Logging.VERBOSE : Logging.QUIET).begin();
    Terminal terminal = Terminal.system();
    int exitCode = commandLine(terminal, Clock.systemDefaultZone()).execute(args);
    terminal.flush();
    System.exit(exitCode);
  }

  /** The whole command line on a terminal and a clock of the caller's choice. */
  public static CommandLine commandLine(Terminal terminal, Clock clock) {
    return commandLine(terminal, clock, CycleSteps.NONE);
  }

  /** The same, with somebody who hears of every step of a cycle and may end the process there. */
  public static CommandLine commandLine(Terminal terminal, Clock clock, CycleSteps steps) {
    return commandLine(terminal, clock, steps, ConnectorRegistry.onClassPath());
  }

  /** The same with connectors of the caller's choice. */
  public static CommandLine commandLine(
      Terminal terminal, Clock clock, CycleSteps steps, ConnectorRegistry connectors) {
    Mahnwerk mahnwerk = new Mahnwerk(terminal, clock, steps, connectors);
    CommandLine line = new CommandLine(mahnwerk);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.registerConverter(LocalDate.class, Mahnwerk::date);
    FailureSentences sentences = new FailureSentences(mahnwerk);
    line.setParameterExceptionHandler(sentences::usage);
    line.setExecutionExceptionHandler(sentences::failure);
    tellExitCodes(line);
    return line;
  }

  /** The same for every command. */
  private static void tellExitCodes(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    line.getSubcommands().values().forEach(Mahnwerk::tellExitCodes);
  }

  /** Where configuration, store and models are; the folder need not exist. */
  public Path home() {
    return givenHome().orElse(Path.of(System.getProperty("user.home"), ".mahnwerk"));
  }

  /** The home the user named, if any. */
  public Optional<Path> givenHome() {
    return Optional.ofNullable(home);
  }

  /** German or English. */
  public Locale locale() {
    if (language != null) {
      return language;
    }
    boolean german = Locale.getDefault().getLanguage().equals(Locale.GERMAN.getLanguage());
    return german ? Locale.GERMAN : Locale.ENGLISH;
  }

  public boolean verbose() {
    return verbose;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** The machine's clock; in a home of simulated ledgers the one of their day. */
  public Clock clock() {
    return PracticeClock.in(home(), clock).orElse(clock);
  }

  /** The connectors with which commands reach ledgers. */
  public ConnectorRegistry connectors() {
    return connectors;
  }

  /** Who hears of every step of a cycle. */
  public CycleSteps steps() {
    return steps;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new UsageFailure(
          spec.commandLine(), new Sentence("A command is missing.", "Es fehlt ein Befehl."));
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw new NoSuchValue(
          new Sentence("'%s' is no date such as 2026-06-30", "'%s' ist kein Datum wie 2026-06-30")
              .naming(text));
    }
  }

  private static final class Language implements CommandLine.ITypeConverter<Locale> {
    @Override
    public Locale convert(String text) {
      return switch (text) {
        case "de" -> Locale.GERMAN;
        case "en" -> Locale.ENGLISH;
        default ->
            throw new NoSuchValue(
                new Sentence("'%s' is not de or en", "'%s' ist weder de noch en").naming(text));
      };
    }
  }

  /** The version from the jar; classes that come from a folder have none. */
  public static String version() {
    String version = Mahnwerk.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Mahnwerk " + version()};
    }
  }
}
