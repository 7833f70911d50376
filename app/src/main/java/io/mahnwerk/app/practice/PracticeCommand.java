package io.mahnwerk.app.practice;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.demo.DemoHome;
import io.mahnwerk.app.demo.DemoPlan;
import io.mahnwerk.core.model.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Runs one simulated ERP on the loopback interface until it is ended, with a connection that leads
 * to it, so that every command can be tried without a system of one's own.
 */
@Command(
    name = "practice",
    description = "Run a simulated ERP to try every command on, until Ctrl+C.",
    footer = {
      "",
      "The connection is written to mahnwerk.yaml in the folder given by --home before the command,",
      "else in mahnwerk-practice; the folder is emptied first. Nothing leaves this machine."
    },
    mixinStandardHelpOptions = true)
public final class PracticeCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("mahnwerk-practice");

  @ParentCommand private @Nullable Mahnwerk mahnwerk;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ERP", description = "Which ERP, by its short name.")
  private String erp = "";

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      defaultValue = "usual",
      description = "In which shape it is met, such as with an add-on (default: ${DEFAULT-VALUE}).")
  private String shape = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace an option of the simulated ERP.")
  private Map<String, String> set = new TreeMap<>();

  @Option(
      names = "--debtors",
      paramLabel = "N",
      defaultValue = "120",
      description = "How many debtors it has, 20 to 2000 (default: ${DEFAULT-VALUE}).")
  private int debtors;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides everything that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    Mahnwerk shared = Objects.requireNonNull(mahnwerk);
    if (debtors < DemoPlan.FEWEST_DEBTORS || debtors > DemoPlan.MOST_DEBTORS) {
      throw usage(
          new Sentence(
                  "--debtors must be %s to %s but is %s.",
                  "--debtors muss %s bis %s sein, ist aber %s.")
              .naming(DemoPlan.FEWEST_DEBTORS, DemoPlan.MOST_DEBTORS, debtors));
    }
    PracticeErp played =
        PracticeErp.find(new PracticeErp.Wish(erp, shape, set), shared.connectors(), this::usage);
    DemoHome home = DemoHome.begin(shared.givenHome().orElse(FOLDER));
    try (Practice practice = start(played, home)) {
      Runtime.getRuntime().addShutdownHook(new Thread(practice::close));
      PracticeGuide guide = new PracticeGuide(shared.terminal(), shared.locale());
      guide.welcome(practice);
      PracticePrompt prompt = new PracticePrompt(practice, guide, terminalLines());
      practice.days().forEach(day -> practice.play(day, prompt));
      guide.say(
          new Sentence(
              "The year and a half of this practice is over.",
              "Die anderthalb Jahre dieser Übung sind vorbei."));
    }
    return 0;
  }

  private static BufferedReader terminalLines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  private Practice start(PracticeErp played, DemoHome home) {
    try {
      return Practice.start(played, debtors, seed, home);
    } catch (IllegalArgumentException wrong) {
      throw usage(
          new Sentence(
                  "The simulated ERP cannot be set up so: %s",
                  "So lässt sich das simulierte ERP nicht einrichten: %s")
              .naming(wrong.getMessage()));
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence(
                  "Home %s cannot be used (%s).", "Der Ordner %s ist nicht zu gebrauchen (%s).")
              .naming(home.folder(), refused.getMessage()),
          refused);
    }
  }

  private UsageFailure usage(Sentence sentence) {
    return new UsageFailure(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
