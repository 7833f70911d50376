package io.mahnwerk.core.writeback;

/** Who is told of a write-back while it runs, and who may hold it back. */
public record WriteBackHooks(WriteBackProgress progress, CycleSteps steps, WriteGuard guard) {
  public static final WriteBackHooks NONE =
      new WriteBackHooks(WriteBackProgress.SILENT, CycleSteps.NONE, WriteGuard.NONE);

  public static WriteBackHooks of(WriteBackProgress progress) {
    return new WriteBackHooks(progress, CycleSteps.NONE, WriteGuard.NONE);
  }
}
