package io.mahnwerk.app;

import io.mahnwerk.app.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One run of the command line in this process: its exit code and what it printed. */
public record CommandLineRun(int exitCode, String out, String err) {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);

  public static CommandLineRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exitCode = Mahnwerk.commandLine(terminal, CLOCK).execute(words);
    terminal.flush();
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
