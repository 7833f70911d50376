package io.mahnwerk.app.torture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process that works and a warm one that takes its place when it was killed. */
final class WorkProcesses implements AutoCloseable {
  private final Sabotage sabotage;
  private volatile @Nullable WorkProcess working;
  private @Nullable WorkProcess spare;

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

  WorkProcess.Ended run(LocalDate day, String stopAt, List<String> words) {
    WorkProcess present = working;
    if (present == null || !present.isAlive()) {
      WorkProcess warm = spare;
      present = warm == null ? WorkProcess.start(sabotage) : warm;
      working = present;
      spare = WorkProcess.start(sabotage);
    }
    return present.run(day, stopAt, words);
  }

  /** Kills the process that works; called by any thread. */
  void kill() {
    WorkProcess present = working;
    if (present != null) {
      present.kill();
    }
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
