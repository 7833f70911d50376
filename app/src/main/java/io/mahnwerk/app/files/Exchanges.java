package io.mahnwerk.app.files;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.FileExchange;
import java.io.PrintWriter;
import java.util.Locale;

/** The folder of a connection, for commands that work on it. */
final class Exchanges {
  private Exchanges() {}

  /** Throws {@link CommandFailure} for a connection that is not reached by files. */
  static FileExchange of(ConnectionSession session) {
    return session
        .connector()
        .files()
        .orElseThrow(
            () ->
                new CommandFailure(
                    new Sentence(
                            "Connection '%s' is not reached by files; it has no folder.",
                            "Verbindung '%s' arbeitet nicht mit Dateien und hat keinen Ordner.")
                        .with(Sentence.same(session.id().value()))));
  }

  /** Whether nothing of the file was refused or left out. */
  static boolean isDone(FileExchange.Fate fate) {
    return switch (fate) {
      case TAKEN, REPEATED, WAITING -> true;
      case TAKEN_IN_PART, REFUSED -> false;
    };
  }

  static void print(FileExchange.FileReport report, Mahnwerk shared) {
    Locale locale = shared.locale();
    PrintWriter out = isDone(report.fate()) ? shared.terminal().out() : shared.terminal().err();
    out.println(report.sentence().in(locale));
    report.findings().forEach(finding -> out.println("  " + finding.in(locale)));
    report.answers().forEach(answer -> out.println("  " + answer));
  }
}
