package io.mahnwerk.app.check;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.writeback.PlannerRules;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What steering would have put upon a ledger in the last {@value #DAYS} days, had every debtor with
 * the former procedure had the opened one and every item been held to its former day: an upper
 * bound for a pilot, which steers some of them.
 *
 * @param changesOfAHold how many changes of an item a hold costs that is not paid meanwhile:
 *     setting it, and lifting it where it does not end by itself
 */
record SteeringLoad(
    PlannerRules rules, DunningProcedure opened, DunningProcedure former, int changesOfAHold) {
  static final int DAYS = 90;

  /**
   * Counts of all of those days.
   *
   * @param changes each leaves a change document
   * @param exceptionLines items that a planned run finds due and blocked
   */
  record Load(long holds, long changes, long exceptionLines) {
    static final Load NONE = new Load(0, 0, 0);

    Load plus(Load more) {
      return new Load(
          holds + more.holds, changes + more.changes, exceptionLines + more.exceptionLines);
    }
  }

  Map<CompanyCode, Load> of(Stream<ItemHistory> items, LocalDate today) {
    Map<CompanyCode, Load> loads = new TreeMap<>();
    items.forEach(item -> loads.merge(item.ref().companyCode(), of(item, today), Load::plus));
    return loads;
  }

  private Load of(ItemHistory item, LocalDate today) {
    Load load = Load.NONE;
    Optional<LocalDate> last = Optional.empty();
    for (int level = 1; level <= Math.min(opened.steps().size(), former.steps().size()); level++) {
      DunningLevel next = new DunningLevel(level);
      load = load.plus(ofLevel(item, next, last, today));
      Optional<LocalDate> notice =
          item.notices().stream()
              .filter(found -> found.level().equals(next))
              .map(RecordedNotice::dunnedOn)
              .min(LocalDate::compareTo);
      if (notice.isEmpty()) {
        return load;
      }
      last = notice;
    }
    return load;
  }

  private Load ofLevel(
      ItemHistory item, DunningLevel next, Optional<LocalDate> last, LocalDate today) {
    LocalDate first = run(opened, item, next, last);
    LocalDate until = run(former, item, next, last);
    LocalDate opens = rules.calendar().plusBusinessDays(first, -rules.leadBusinessDays());
    boolean counts = !opens.isBefore(today.minusDays(DAYS)) && opens.isBefore(today);
    if (!counts || !first.isBefore(until) || !isOpen(item, opens)) {
      return Load.NONE;
    }
    long lines =
        runs(item).runs(first, until.minusDays(1)).stream()
            .filter(run -> isOpen(item, run))
            .count();
    return new Load(1, isOpen(item, until) ? changesOfAHold : 1, lines);
  }

  private LocalDate run(
      DunningProcedure procedure, ItemHistory item, DunningLevel next, Optional<LocalDate> last) {
    return runs(item).nextOnOrAfter(procedure.firstDay(next, item.netDueDate(), last));
  }

  private RunCalendar runs(ItemHistory item) {
    return rules.times().runs().of(item.ref().companyCode());
  }

  private static boolean isOpen(ItemHistory item, LocalDate day) {
    return item.cleared().map(how -> how.clearing().clearedOn().isAfter(day)).orElse(true);
  }
}
