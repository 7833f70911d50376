package io.mahnwerk.app.check;

import java.time.LocalDate;

/**
 * How long one item would have been held for one notice.
 *
 * @param opens the day on which it is marked
 * @param first the first planned run that would find it due
 * @param until the day on which it may go
 * @param ends the first day on which it is not open any more; {@link LocalDate#MAX} while open
 */
record HeldStretch(LocalDate opens, LocalDate first, LocalDate until, LocalDate ends) {

  boolean isOpen(LocalDate day) {
    return day.isBefore(ends);
  }

  /** Whether a run on that day would find it due and blocked. */
  boolean isFoundBy(LocalDate run) {
    return !run.isBefore(first) && run.isBefore(until) && isOpen(run);
  }
}
