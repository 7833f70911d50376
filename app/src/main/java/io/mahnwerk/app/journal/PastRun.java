package io.mahnwerk.app.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A run as its file tells of it.
 *
 * @param number counted from 1 within a connection
 * @param day the day for which it worked, where the ledger stands
 * @param end how it ended; empty where it was broken off or is still at work
 */
public record PastRun(
    int number, RunKind kind, LocalDate day, Instant startedAt, int changes, Optional<End> end) {

  /** How a run ended. */
  public enum End {
    /** Everything was written or ended with a reason. */
    DONE,
    /** Something was not done. */
    INCOMPLETE,
    /** A limit or a person stopped it. */
    STOPPED,
    /** It failed. */
    FAILED
  }
}
