package io.mahnwerk.app;

import io.mahnwerk.app.output.Terminal;
import io.mahnwerk.core.writeback.CycleSteps;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One run of the command line in this process: its exit code and what it printed. */
public record CommandLineRun(int exitCode, String out, String err) {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  public static CommandLineRun of(Object... args) {
    return on(DAY, args);
  }

  /** On the morning of another day. */
  public static CommandLineRun on(LocalDate day, Object... args) {
    return on(day, CycleSteps.NONE, args);
  }

  /** With somebody who acts at the steps of a cycle. */
  public static CommandLineRun on(LocalDate day, CycleSteps steps, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exitCode = Mahnwerk.commandLine(terminal, morning(day), steps).execute(words);
    terminal.flush();
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  public static Clock morning(LocalDate day) {
    return Clock.fixed(day.atTime(8, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }
}
