package io.mahnwerk.app.watchdog;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.RunPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Says whether a connection's cycle was missed. One is due on each business day and on each day of
 * a planned run, by a time of day on the ledger's clock; a time that a clock change leaves out
 * counts from the end of the gap.
 */
record CycleWatch(RunPlan runs, BusinessCalendar calendar, ZoneId zone, LocalTime cycleBy) {
  private static final int LOOK_BACK_DAYS = 60;

  /**
   * What was found.
   *
   * @param due the last day by whose hour a cycle should have ended
   * @param last the day of the last cycle that ended
   * @param nextRun the next planned run, today's included
   */
  record Verdict(LocalDate due, Optional<LocalDate> last, LocalDate nextRun) {
    boolean isMissed() {
      return last.map(day -> day.isBefore(due)).orElse(true);
    }
  }

  Verdict at(Instant now, Optional<LocalDate> last) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return new Verdict(lastDue(today, now), last, runs.nextOnOrAfter(today));
  }

  private LocalDate lastDue(LocalDate today, Instant now) {
    for (LocalDate day = today; day.isAfter(today.minusDays(LOOK_BACK_DAYS)); ) {
      boolean over = !day.atTime(cycleBy).atZone(zone).toInstant().isAfter(now);
      if (over && (calendar.isBusinessDay(day) || runs.isRunDay(day))) {
        return day;
      }
      day = day.minusDays(1);
    }
    return today.minusDays(LOOK_BACK_DAYS);
  }
}
