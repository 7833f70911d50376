package io.mahnwerk.core.writeback;

/** Who is told of a write-back while it runs. */
public record WriteBackHooks(WriteBackProgress progress, CycleSteps steps) {
  public static final WriteBackHooks NONE =
      new WriteBackHooks(WriteBackProgress.SILENT, CycleSteps.NONE);

  public static WriteBackHooks of(WriteBackProgress progress) {
    return new WriteBackHooks(progress, CycleSteps.NONE);
  }
}
