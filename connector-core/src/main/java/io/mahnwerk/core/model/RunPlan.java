package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When the dunning runs of a ledger's company codes are planned.
 *
 * @param usual counts for company codes without a calendar of their own
 */
public record RunPlan(RunCalendar usual, Map<CompanyCode, RunCalendar> own) {
  public RunPlan {
    own = Map.copyOf(own);
  }

  /** The same days for every company code. */
  public static RunPlan everywhere(RunCalendar runs) {
    return new RunPlan(runs, Map.of());
  }

  public RunCalendar of(CompanyCode companyCode) {
    return own.getOrDefault(companyCode, usual);
  }

  /** Whether any company code has a run on that day. */
  public boolean isRunDay(LocalDate day) {
    return calendars().anyMatch(calendar -> calendar.isRunDay(day));
  }

  /** The soonest run of any company code. */
  public LocalDate nextOnOrAfter(LocalDate day) {
    return calendars()
        .map(calendar -> calendar.nextOnOrAfter(day))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Company codes that are not named have no runs of their own once one is. */
  private Stream<RunCalendar> calendars() {
    return own.isEmpty() ? Stream.of(usual) : own.values().stream();
  }
}
