package io.mahnwerk.app.check;

import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.config.ConfiguredConnection;
import io.mahnwerk.app.config.ConnectionsFile;
import io.mahnwerk.app.config.ConnectorRegistry;
import io.mahnwerk.app.output.TextTable;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ErpConnector;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks a configured connection whether it can work and prints what to do where it cannot. */
@Command(
    name = "check",
    description = "Ask a configured connection whether it can work.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Mahnwerk mahnwerk;

  @Parameters(paramLabel = "CONNECTION", description = "A name in mahnwerk.yaml.")
  private String connection = "";

  @Override
  public Integer call() {
    Mahnwerk shared = java.util.Objects.requireNonNull(mahnwerk);
    ConfiguredConnection configured =
        ConnectionsFile.in(shared.home(), System.getenv()).connection(connection);
    ConnectorRegistry registry = ConnectorRegistry.onClassPath();
    try (ErpConnector connector = registry.open(configured, shared.clock())) {
      ConnectionCheck check = connector.check();
      print(check, shared.locale(), shared.terminal().out());
      return check.passed() ? 0 : 1;
    }
  }

  static void print(ConnectionCheck check, Locale locale, PrintWriter out) {
    boolean german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    TextTable table =
        german
            ? TextTable.ofTexts("Geprüft", "Ergebnis", "Befund", "Was zu tun ist")
            : TextTable.ofTexts("Checked", "Result", "Finding", "What to do");
    for (ConnectionCheck.Finding finding : check.findings()) {
      table.row(
          finding.subject(),
          result(finding.severity(), german),
          finding.sentence(),
          finding.remedy());
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
