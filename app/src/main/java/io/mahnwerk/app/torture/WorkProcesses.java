package io.mahnwerk.app.torture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process that works and a warm one that takes its place when it was killed. */
final class WorkProcesses implements AutoCloseable {
  private final Sabotage sabotage;
  private @Nullable WorkProcess working;
  private @Nullable WorkProcess spare;
  private long begun;
  private long ended;

  WorkProcesses(Sabotage sabotage) {
    this.sabotage = sabotage;
    this.working = WorkProcess.start(sabotage);
  }

  /** Has a warm process stand by from here on: to be called before the first kill. */
  void warmUp() {
    if (spare == null) {
      spare = WorkProcess.start(sabotage);
    }
  }

  /** The number by which {@link #kill} knows the command that is run next. */
  synchronized long next() {
    return begun + 1;
  }

  WorkProcess.Ended run(LocalDate day, String stopAt, List<String> words) {
    WorkProcess present = begin();
    try {
      return present.run(day, stopAt, words);
    } finally {
      end();
    }
  }

  /**
   * Kills the process that works, if it is at that command; called by any thread. One that comes
   * too late must not meet the next command, which may be meant to be left alone.
   */
  synchronized void kill(long command) {
    WorkProcess present = working;
    if (command == begun && command != ended && present != null) {
      present.kill();
    }
  }

  private synchronized WorkProcess begin() {
    WorkProcess present = working;
    if (present == null || !present.isAlive()) {
      WorkProcess warm = spare;
      present = warm == null ? WorkProcess.start(sabotage) : warm;
      working = present;
      spare = WorkProcess.start(sabotage);
    }
    begun++;
    return present;
  }

  private synchronized void end() {
    ended = begun;
  }

  @Override
  public void close() {
    for (WorkProcess process : new @Nullable WorkProcess[] {working, spare}) {
      if (process != null) {
        process.close();
      }
    }
  }
}
