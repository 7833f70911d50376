package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.cycle.LedgerPatience;
import io.mahnwerk.app.cycle.NamedConnection;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a configured connection whether it can work and prints what to do where it cannot. */
@Command(
    name = "check",
    description = "Ask a configured connection whether it can work.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private static final Sentence HINTS = new Sentence("Hints at changes", "Meldungen");

  @Mixin private NamedConnection connection = new NamedConnection();

  @Option(
      names = "--write-test",
      paramLabel = "CUSTOMER",
      description =
          "Also set a hold on one open item of this debtor, read it, take it back and read again."
              + " Without this proof no hold is written.")
  private @Nullable String writeTest;

  @Option(
      names = "--basis",
      description =
          "Print what the ledger's administrator has to set up, to be passed on; asks the ledger"
              + " nothing.")
  private boolean basis;

  @Option(
      names = "--load",
      description =
          "Also show how many change documents and exception list lines a month steering would mean,"
              + " by what cycles have read.")
  private boolean load;

  @Mixin private LedgerPatience patience = new LedgerPatience();

  @Override
  public Integer call() {
    Mahnwerk shared = connection.shared();
    if (basis) {
      ConfiguredConnection configured =
          ConnectionsFile.in(shared.home(), System.getenv()).connection(connection.name());
      String text = administratorText(configured, shared);
      shared.terminal().out().print(text);
      return 0;
    }
    return connection.on(this::run);
  }

  private static String administratorText(ConfiguredConnection configured, Mahnwerk shared) {
    return shared
        .connectors()
        .provider(configured)
        .administratorText(shared.locale(), configured.settings())
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                            "Connection '%s': its ledger needs nothing set up by an administrator.",
                            "Verbindung '%s': in ihrem Buchungssystem muss kein Administrator etwas"
                                + " einrichten.")
                        .naming(configured.id())));
  }

  private int run(ConnectionSession session, Mahnwerk shared) {
    ConnectionCheck check = withHints(session, shared);
    print(check, shared.locale(), shared.terminal().out());
    boolean passed = check.passed();
    if (passed && writeTest != null) {
      shared.terminal().out().println();
      passed = new WriteTestRun(writeTest, patience.pause()).on(session, shared);
    }
    if (load) {
      shared.terminal().out().println();
      new SteeringLoadSummary(session).print(shared.terminal().out(), shared.locale());
    }
    return passed ? 0 : 1;
  }

  /** What the connector found, and where the ledger could tell of changes, whether it may. */
  private static ConnectionCheck withHints(ConnectionSession session, Mahnwerk shared) {
    ConnectionCheck check = session.connector().check();
    if (session.connector().hints().isEmpty()) {
      return check;
    }
    List<Finding> findings = new ArrayList<>(check.findings());
    findings.add(
        ConnectionsFile.in(shared.home(), System.getenv())
            .push()
            .map(push -> told(push.of(session.id())))
            .orElseGet(CheckCommand::notTold));
    return new ConnectionCheck(findings);
  }

  private static Finding told(URI address) {
    return Finding.ok(
        HINTS,
        new Sentence(
                "While 'mahnwerk serve' runs, the ledger tells of changes at %s.",
                "Solange 'mahnwerk serve' läuft, meldet das Buchungssystem Änderungen an %s.")
            .with(Sentence.same(address.toString())));
  }

  private static Finding notTold() {
    return Finding.ok(
        HINTS,
        new Sentence(
            "Off: changes are found by each cycle; with 'push.address', an address of 'mahnwerk"
                + " serve' that the ledger reaches, they are read sooner.",
            "Aus: Änderungen findet jeder Zyklus; mit 'push.address', einer Adresse von 'mahnwerk"
                + " serve', die das Buchungssystem erreicht, werden sie früher gelesen."));
  }

  static void print(ConnectionCheck check, Locale locale, PrintWriter out) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Geprüft", "Ergebnis", "Befund", "Was zu tun ist")
            : TextTable.ofTexts("Checked", "Result", "Finding", "What to do");
    for (ConnectionCheck.Finding finding : check.findings()) {
      table.row(
          finding.subject().in(locale),
          result(finding.severity(), german),
          finding.sentence().in(locale),
          finding.remedy().in(locale));
    }
    table.print(out);
  }

  private static String result(ConnectionCheck.Severity severity, boolean german) {
    return switch (severity) {
      case OK -> "ok";
      case WARNING -> german ? "Hinweis" : "note";
      case PROBLEM -> german ? "fehlt" : "missing";
    };
  }
}
