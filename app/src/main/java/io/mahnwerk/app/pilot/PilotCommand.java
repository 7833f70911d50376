package io.mahnwerk.app.pilot;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.UsageFailure;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.pilot.ExploringShare;
import io.mahnwerk.scoring.pilot.PilotTerms;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    if (debtors < PilotTerms.LEAST_DEBTORS || debtors > PilotTerms.MOST_DEBTORS) {
      throw outside("--debtors", PilotTerms.LEAST_DEBTORS, PilotTerms.MOST_DEBTORS, debtors);
    }
    if (!(effect >= PilotTerms.LEAST_EFFECT && effect <= PilotTerms.MOST_EFFECT)) {
      throw outside("--effect", PilotTerms.LEAST_EFFECT, PilotTerms.MOST_EFFECT, effect);
    }
    if (!(share > 0 && share <= ExploringShare.MOST)) {
      throw notAbove("--share", share, new Sentence(" and at most 0.5", " und höchstens 0.5"));
    }
    if (cap.signum() <= 0) {
      throw notAbove("--cap", cap, Sentence.same(""));
    }
    return new PilotTerms(debtors, effect, new ExploringShare(share), cap, seed);
  }

  private UsageFailure outside(String option, Object from, Object to, Object given) {
    return UsageFailure.outside(command(), option, from, to, given);
  }

  private UsageFailure notAbove(String option, Object given, Sentence most) {
    return new UsageFailure(
        command(),
        new Sentence("%s must be above 0%s but is %s.", "%s muss größer als 0%s sein, ist aber %s.")
            .with(Sentence.same(option), most, Sentence.same(given.toString())));
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec).commandLine();
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
