package io.mahnwerk.core.store;

import java.time.LocalDate;

/**
 * The day on which something is read.
 *
 * @param startedOn when this connection was first read
 * @param previous the last day before or on which it was read; the first read is its own
 */
record ReadingDay(LocalDate today, LocalDate startedOn, LocalDate previous) {
  /**
   * The day a fact counts as known from. What happened before the first read could not have been
   * seen on its day; it is dated back to it, or else nothing could be learned from a history.
   */
  LocalDate recordedOn(LocalDate occurredOn) {
    return occurredOn.isBefore(startedOn) ? occurredOn : today;
  }

  /** The day on which a difference arose: that of the read before when it was yesterday's. */
  LocalDate arose() {
    return previous.isBefore(today.minusDays(1)) ? today : previous;
  }
}
