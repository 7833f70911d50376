package io.mahnwerk.core.writeback;

/** Hears how far a write-back has come. */
@FunctionalInterface
public interface WriteBackProgress {
  WriteBackProgress SILENT = (done, total, step) -> {};

  void at(int done, int total, Step step);

  /** What is being counted. */
  enum Step {
    SENT,
    CONFIRMED
  }
}
