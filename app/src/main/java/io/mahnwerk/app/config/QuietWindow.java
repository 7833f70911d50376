package io.mahnwerk.app.config;

import io.mahnwerk.core.model.RunPlan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The time around each planned run in which the ledger is left as it is: a run's proposal may stand
 * there and is not printed yet, and no ledger shows that to us.
 *
 * @param daysBefore on which day the window opens, counted back from the day of the run, 0 to 5
 * @param until when it closes on the day of the run
 */
public record QuietWindow(int daysBefore, LocalTime from, LocalTime until) {
  static final int MOST_DAYS = 5;

  public QuietWindow {
    if (daysBefore < 0 || daysBefore > MOST_DAYS) {
      throw new IllegalArgumentException("A window opens 0 to 5 days before but: " + daysBefore);
    }
    if (daysBefore == 0 && !from.isBefore(until)) {
      throw new IllegalArgumentException("A window closes after it opens");
    }
  }

  /** The planned run whose window is open at that time of the ledger; empty outside of any. */
  public Optional<LocalDate> runAt(LocalDateTime now, RunPlan runs) {
    LocalDate today = now.toLocalDate();
    return today
        .datesUntil(today.plusDays(daysBefore + 1L))
        .filter(runs::isRunDay)
        .filter(run -> isOpen(now, run))
        .findFirst();
  }

  private boolean isOpen(LocalDateTime now, LocalDate run) {
    return !now.isBefore(run.minusDays(daysBefore).atTime(from)) && now.isBefore(run.atTime(until));
  }
}
