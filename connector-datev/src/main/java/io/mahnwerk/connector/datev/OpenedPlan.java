package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be given out for a debtor whose Mahnfristen we opened. Nothing but a block of the
 * debtor holds it to the former days, since that comes with the same import as the Mahnfristen,
 * while a line of a worklist may be forgotten. Where no such block suits all of its items, or one
 * could run out before the next is carried in, the former Mahnfristen are given back in time.
 *
 * @param carriedIn days within which what is given out is in DATEV
 */
record OpenedPlan(DebtorPlan plan, OpenedFloor floor, int carriedIn) {

  /**
   * @param asked what of it was asked for; a block of the debtor holds none that is taken back
   * @param wanted the day that each open item waits for; empty for one that waits for none
   */
  List<OutLine> lines(
      Map<String, Optional<LocalDate>> asked, Map<String, Optional<LocalDate>> wanted) {
    boolean mayBlock =
        plan.mayBlockDebtor() && asked.values().stream().allMatch(Optional::isPresent);
    return (mayBlock ? blockedUntil(wanted) : Optional.<LocalDate>empty())
        .map(plan::byDebtor)
        .orElseGet(() -> withoutBlock(wanted));
  }

  private Optional<LocalDate> blockedUntil(Map<String, Optional<LocalDate>> wanted) {
    return wanted.values().stream()
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .filter(until -> suitsAll(wanted, until))
        .findFirst();
  }

  private boolean suitsAll(Map<String, Optional<LocalDate>> wanted, LocalDate until) {
    return plan.open().stream()
        .allMatch(
            item -> floor.mayWait(item, until) && isKept(item, wanted.get(item.key()), until));
  }

  /** Nothing depends on a line of the worklist where no run reaches the item before its day. */
  private boolean mayBeListed(DatevItem item, Optional<LocalDate> day) {
    return day.filter(until -> plan.isReachedBefore(item, until)).isEmpty();
  }

  private boolean isKept(DatevItem item, Optional<LocalDate> meant, LocalDate from) {
    return floor.isKept(item, meant, from, from.plusDays(carriedIn));
  }

  private List<OutLine> withoutBlock(Map<String, Optional<LocalDate>> wanted) {
    boolean kept =
        plan.open().stream()
            .allMatch(
                item ->
                    mayBeListed(item, wanted.get(item.key()))
                        && isKept(item, Optional.empty(), plan.today()));
    if (kept) {
      return plan.byItems(wanted);
    }
    return plan
        .debtor()
        .note()
        .flatMap(OwnNote::formerTerms)
        .map(former -> OutLine.giveBack(plan.debtor(), former))
        .stream()
        .toList();
  }
}
