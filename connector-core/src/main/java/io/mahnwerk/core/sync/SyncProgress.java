package io.mahnwerk.core.sync;

/** Hears how far a sync has come. */
@FunctionalInterface
public interface SyncProgress {
  SyncProgress SILENT = soFar -> {};

  /** A page was kept. */
  void page(SyncReport soFar);
}
