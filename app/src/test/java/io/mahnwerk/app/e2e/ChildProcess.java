package io.mahnwerk.app.e2e;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.app.Mahnwerk;
import io.mahnwerk.app.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a JVM of its own, on a day of the test's choice. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
  }

  static ChildProcess start(LocalDate day, Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName(),
                day.toString()));
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** What the child runs; the first argument is the day. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.system();
    int exitCode =
        Mahnwerk.commandLine(terminal, CommandLineRun.morning(LocalDate.parse(args[0])))
            .execute(Arrays.copyOfRange(args, 1, args.length));
    terminal.flush();
    System.exit(exitCode);
  }

  /** Reads on until a line holds the text; false when the process ended before. */
  boolean prints(String text) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** What was read of its output so far. */
  String output() {
    return String.join("\n", lines);
  }

  /** Ends it as a power failure would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The child cannot be killed");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
