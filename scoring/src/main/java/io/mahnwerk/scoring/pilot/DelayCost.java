package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.PilotStage;
import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What drawn days cost at most, were every payment put off by as many days as its notice.
 *
 * @param laterDays mean days by which a drawn notice is later than the former one; earlier ones
 *     count as none
 * @param earlierDays mean days by which it is earlier
 * @param notices drawn first notices over the time looked at
 * @param delayedEuros euros of the items whose drawn day is a later one
 * @param interestEuros interest on these for the days they are later
 */
public record DelayCost(
    double laterDays,
    double earlierDays,
    double notices,
    double delayedEuros,
    double interestEuros) {
  private static final int DUE_DATES = 28;
  private static final DunningLevel FIRST = DunningLevel.NONE.next();

  /** The procedures of the debtors and the runs that are planned. */
  public record Schedule(
      DunningProcedure opened, DunningProcedure former, RunCalendar runs, LocalDate today) {
    private Window window(LocalDate due) {
      LocalDate first = opened.firstDay(FIRST, due, Optional.empty());
      LocalDate formerDay = runs.nextOnOrAfter(former.firstDay(FIRST, due, Optional.empty()));
      LocalDate last = due.plusDays(Window.LAST_ARREARS);
      List<LocalDate> days = runs.runs(first, last.isAfter(formerDay) ? last : formerDay);
      return new Window(days, due, formerDay);
    }
  }

  /** Over so many months in a stage. */
  public static DelayCost of(
      PilotDesign design, Schedule schedule, PilotStage stage, int months, double interestRate) {
    double later = 0;
    double earlier = 0;
    double laterShare = 0;
    double all = 0;
    for (int n = 0; n < DUE_DATES; n++) {
      Window window = schedule.window(schedule.today().plusDays(n));
      for (LocalDate day : window.in(stage)) {
        long days = ChronoUnit.DAYS.between(window.formerDay(), day);
        later += Math.max(0, days);
        earlier += Math.max(0, -days);
        laterShare += days > 0 ? 1 : 0;
        all++;
      }
    }
    double drawn = design.outlook().notices(months) * design.terms().share().first();
    double euros = drawn * design.outlook().dunnedEuros();
    return all == 0
        ? new DelayCost(0, 0, 0, 0, 0)
        : new DelayCost(
            later / all,
            earlier / all,
            drawn,
            euros * laterShare / all,
            euros * (later / all) * interestRate / 365);
  }
}
