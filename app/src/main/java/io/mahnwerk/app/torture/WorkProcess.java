package io.mahnwerk.app.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The command line in a JVM of its own, which can be killed at any moment. */
final class WorkProcess implements AutoCloseable {
  private static final String SHELL = "/bin/sh";
  static final String READY = "@ready";
  static final String SAID = "@said ";
  static final String ENDED = "@ended ";
  static final String REACHED = "@reached ";

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private volatile boolean killed;
  private boolean ready;

  private WorkProcess(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * What became of a command.
   *
   * @param exitCode empty when the process was killed before the command ended
   */
  record Ended(OptionalInt exitCode, String said) {}

  static WorkProcess start(Sabotage sabotage) {
    return start(sabotage, List.of(), List.of());
  }

  /** A process none of whose files can grow beyond 64 or 128 KiB, as the shell counts. */
  static WorkProcess startOnFullDisk(Sabotage sabotage) {
    return start(
        sabotage, List.of(SHELL, "-c", "ulimit -f 128; exec \"$@\"", "sh"), StoreLibrary.options());
  }

  /** Whether the shell is there that sets such a limit. */
  static boolean canLimitFiles() {
    return Files.isExecutable(Path.of(SHELL));
  }

  private static WorkProcess start(Sabotage sabotage, List<String> before, List<String> options) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WorkLoop.class.getName(), sabotage.name()));
    try {
      return new WorkProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException refused) {
      throw new UncheckedIOException("A further Java process cannot be started", refused);
    }
  }

  /**
   * Runs a command and kills itself where that is asked for.
   *
   * @param stopAt the step of a cycle at which the process is killed; blank for none
   */
  Ended run(LocalDate day, String stopAt, List<String> words) {
    String said = "";
    try {
      orders.write(day + "\t" + stopAt + "\t" + String.join("\t", words) + "\n");
      orders.flush();
      for (String line = answer(); line != null; line = answer()) {
        if (line.startsWith(SAID)) {
          said = line.substring(SAID.length());
        } else if (line.startsWith(REACHED)) {
          kill();
        } else if (line.startsWith(ENDED)) {
          int exitCode = Integer.parseInt(line.substring(ENDED.length()));
          return new Ended(OptionalInt.of(exitCode), said);
        }
      }
    } catch (IOException itsPipesEndedWithIt) {
      return dead(said);
    }
    return dead(said);
  }

  /** Ends it as a power failure would; it may be called by another thread. */
  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  /** Whether it can take another command; one that was killed may take a moment to be gone. */
  boolean isAlive() {
    return !killed && process.isAlive();
  }

  @Override
  public void close() {
    kill();
    process.onExit().join();
  }

  /** Throws {@link IllegalStateException} for a process that nobody killed. */
  private Ended dead(String said) {
    process.onExit().join();
    if (!killed) {
      throw new IllegalStateException(
          "A working process ended by itself with exit code %d (%s)"
              .formatted(process.exitValue(), said));
    }
    return new Ended(OptionalInt.empty(), "");
  }

  private @Nullable String answer() throws IOException {
    String line = answers.readLine();
    if (READY.equals(line) && !ready) {
      ready = true;
      return answers.readLine();
    }
    return line;
  }
}
