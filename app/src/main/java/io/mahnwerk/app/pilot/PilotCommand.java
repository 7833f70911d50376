package io.mahnwerk.app.pilot;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.scoring.pilot.ExploringShare;
import io.mahnwerk.scoring.pilot.PilotTerms;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Designs, starts, widens, stops and reads the pilot of a connection. Days are drawn in the cycles
 * that follow a start; until then, and after a stop, nothing is. Ends with exit code 1 where what
 * was asked for was not done.
 */
@Command(
    name = "pilot",
    description = "Find out with a control group what other days of notices bring.",
    mixinStandardHelpOptions = true)
public final class PilotCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private NamedConnection connection = new NamedConnection();

  @ArgGroup(multiplicity = "1")
  private Step step = new Step();

  static final class Step {
    @Option(
        names = "--design",
        description = "Choose the debtors and write the list for the mass change in the ERP.")
    private boolean design;

    @Option(names = "--start", description = "Start the pilot that was designed.")
    private boolean start;

    @Option(
        names = "--sign-off",
        description = "Let the pilot go a stage further: wider days, then ever fewer draws.")
    private boolean signOff;

    @Option(names = "--stop", description = "Stop the pilot: former days for all its debtors.")
    private boolean stop;

    @Option(names = "--report", description = "Show what the pilot has brought so far.")
    private boolean report;
  }

  @Option(
      names = "--debtors",
      defaultValue = "250",
      description = "With --design: how many take part, 40 to 1000 (default: ${DEFAULT-VALUE}).")
  private int debtors;

  @Option(
      names = "--effect",
      defaultValue = "0.10",
      description =
          "With --design: the rise of the answered share to be seen, 0.10 for ten points"
              + " (default: ${DEFAULT-VALUE}).")
  private double effect;

  @Option(
      names = "--share",
      defaultValue = "0.25",
      description =
          "With --design: share of first notices whose day is drawn, up to 0.5"
              + " (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--cap",
      defaultValue = "10000",
      description =
          "With --design: open amounts above it are never drawn (default: ${DEFAULT-VALUE}).")
  private BigDecimal cap = BigDecimal.TEN;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "With --design: decides every draw (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--by",
      defaultValue = "",
      description = "Who starts, signs off or stops; kept with the pilot.")
  private String by = "";

  @Override
  public Integer call() {
    PilotTerms terms = terms();
    return connection.on((session, shared) -> run(session, shared, terms));
  }

  private PilotTerms terms() {
    try {
      return new PilotTerms(debtors, effect, new ExploringShare(share), cap, seed);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), wrong.getMessage() + ".", wrong);
    }
  }

  private int run(ConnectionSession session, Mahnwerk shared, PilotTerms terms) {
    session.requireThatItWasRead();
    session.lock();
    PilotSteps steps = new PilotSteps(session, shared.terminal().out(), shared.locale());
    if (step.design) {
      return steps.design(terms);
    } else if (step.start) {
      return steps.start(by);
    } else if (step.signOff) {
      return steps.signOff(by);
    } else if (step.stop) {
      return steps.stop(by);
    }
    return new PilotReport(session, shared.locale()).print(shared.terminal().out());
  }
}
