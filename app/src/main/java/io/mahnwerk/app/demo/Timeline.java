package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * The days of a demonstration.
 *
 * @param historyStart first day of the books
 * @param pilotStart first day of the finished pilot
 * @param connected first day on which Mahnwerk sees the ledger
 * @param switchedOn first day on which it may write, after three observed native runs
 * @param invoicesEnd first day without a new invoice; what falls due from here on is no cohort item
 * @param end last day: every cohort item is paid or 180 days past due
 */
public record Timeline(
    LocalDate historyStart,
    LocalDate pilotStart,
    LocalDate connected,
    LocalDate switchedOn,
    LocalDate invoicesEnd,
    LocalDate end) {
  public static final int FOLLOWED_DAYS = 180;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int OBSERVED_RUNS = 3;

  static Timeline of(int months, RunCalendar runs) {
    LocalDate connected = FIRST_DAY.plusMonths(18);
    LocalDate thirdRun = connected;
    for (int run = 0; run < OBSERVED_RUNS; run++) {
      thirdRun = runs.nextOnOrAfter(thirdRun.plusDays(run == 0 ? 0 : 1));
    }
    LocalDate switchedOn = thirdRun.plusDays(1);
    LocalDate invoicesEnd = switchedOn.plusMonths(months);
    return new Timeline(
        FIRST_DAY,
        FIRST_DAY.plusMonths(12),
        connected,
        switchedOn,
        invoicesEnd,
        invoicesEnd.plusDays(FOLLOWED_DAYS));
  }

  /** The days Mahnwerk is there, from connecting to the end. */
  public List<LocalDate> steeredDays() {
    return connected.datesUntil(end.plusDays(1)).toList();
  }

  public boolean isInCohort(LocalDate dueDate) {
    return !dueDate.isBefore(switchedOn) && dueDate.isBefore(invoicesEnd);
  }
}
