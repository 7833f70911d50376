package io.mahnwerk.app.check;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ItemHistory.RecordedNotice;
import io.mahnwerk.core.model.RunCalendar;
import io.mahnwerk.core.writeback.PlannerRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * @param items debtor by debtor
   */
  Map<CompanyCode, Load> of(Stream<ItemHistory> items, LocalDate today) {
    Map<CompanyCode, Load> loads = new TreeMap<>();
    items.forEach(
        item -> {
          Load load =
              stretches(item, today).stream()
                  .map(one -> load(one, item))
                  .reduce(Load.NONE, Load::plus);
          loads.merge(item.ref().companyCode(), load, Load::plus);
        });
    return loads;
  }

  /**
   * The same where one block of a debtor stands for those of its items.
   *
   * @param items debtor by debtor
   */
  Map<CompanyCode, Load> byDebtor(Stream<ItemHistory> items, LocalDate today) {
    Map<CompanyCode, Load> loads = new TreeMap<>();
    List<ItemHistory> ofOne = new ArrayList<>();
    items.forEach(
        item -> {
          if (!ofOne.isEmpty() && !ofOne.get(0).debtor().equals(item.debtor())) {
            add(loads, ofOne, today);
            ofOne.clear();
          }
          ofOne.add(item);
        });
    add(loads, ofOne, today);
    return loads;
  }

  private void add(Map<CompanyCode, Load> loads, List<ItemHistory> ofOne, LocalDate today) {
    List<HeldStretch> all =
        ofOne.stream().flatMap(item -> stretches(item, today).stream()).toList();
    if (!ofOne.isEmpty()) {
      CompanyCode code = ofOne.get(0).ref().companyCode();
      loads.merge(code, DebtorLoad.of(all, runs(ofOne.get(0))), Load::plus);
    }
  }

  private List<HeldStretch> stretches(ItemHistory item, LocalDate today) {
    List<HeldStretch> all = new ArrayList<>();
    Optional<LocalDate> last = Optional.empty();
    for (int level = 1; level <= Math.min(opened.steps().size(), former.steps().size()); level++) {
      DunningLevel next = new DunningLevel(level);
      ofLevel(item, next, last, today).ifPresent(all::add);
      Optional<LocalDate> notice =
          item.notices().stream()
              .filter(found -> found.level().equals(next))
              .map(RecordedNotice::dunnedOn)
              .min(LocalDate::compareTo);
      if (notice.isEmpty()) {
        return all;
      }
      last = notice;
    }
    return all;
  }

  private Optional<HeldStretch> ofLevel(
      ItemHistory item, DunningLevel next, Optional<LocalDate> last, LocalDate today) {
    LocalDate first = run(opened, item, next, last);
    LocalDate until = run(former, item, next, last);
    LocalDate opens = rules.calendar().plusBusinessDays(first, -rules.leadBusinessDays());
    LocalDate ends = item.cleared().map(how -> how.clearing().clearedOn()).orElse(LocalDate.MAX);
    boolean counts = !opens.isBefore(today.minusDays(DAYS)) && opens.isBefore(today);
    return counts && first.isBefore(until) && opens.isBefore(ends)
        ? Optional.of(new HeldStretch(opens, first, until, ends))
        : Optional.empty();
  }

  private Load load(HeldStretch one, ItemHistory item) {
    long lines =
        runs(item).runs(one.first(), one.until().minusDays(1)).stream()
            .filter(one::isFoundBy)
            .count();
    return new Load(1, one.isOpen(one.until()) ? changesOfAHold : 1, lines);
  }

  private LocalDate run(
      DunningProcedure procedure, ItemHistory item, DunningLevel next, Optional<LocalDate> last) {
    return runs(item).nextOnOrAfter(procedure.firstDay(next, item.netDueDate(), last));
  }

  private RunCalendar runs(ItemHistory item) {
    return rules.times().runs().of(item.ref().companyCode());
  }
}
