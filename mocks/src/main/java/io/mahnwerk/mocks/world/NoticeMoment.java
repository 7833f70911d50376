package io.mahnwerk.mocks.world;

import java.time.LocalDate;

/**
 * When a notice reaches a debtor.
 *
 * @param overdue calendar days between the item's due date and the notice
 * @param shift days by which this debtor's windows lie later than its archetype's
 */
record NoticeMoment(LocalDate day, int overdue, double shift, WorkDays days) {
  /** Days overdue as the archetype would count them. */
  double s() {
    return overdue - shift;
  }
}
