package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.ArrayList;
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
   * @param wanted the day that each open item waits for; empty for one that waits for none
   */
  List<OutLine> lines(Map<String, Optional<LocalDate>> wanted) {
    return blockedUntil(wanted).map(plan::byDebtor).orElseGet(() -> withoutBlock(wanted));
  }

  private Optional<LocalDate> blockedUntil(Map<String, Optional<LocalDate>> wanted) {
    return wanted.values().stream()
        .flatMap(Optional::stream)
        .filter(until -> plan.mayBlockDebtor())
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

  private boolean isKept(DatevItem item, Optional<LocalDate> meant, LocalDate from) {
    return floor.isKept(item, meant, from, from.plusDays(carriedIn));
  }

  private List<OutLine> withoutBlock(Map<String, Optional<LocalDate>> wanted) {
    List<OutLine> lines = new ArrayList<>();
    boolean kept =
        wanted.values().stream().allMatch(Optional::isEmpty)
            && plan.open().stream().allMatch(item -> isKept(item, Optional.empty(), plan.today()));
    if (kept) {
      plan.lift().ifPresent(lines::add);
    } else {
      plan.debtor()
          .note()
          .flatMap(OwnNote::formerTerms)
          .map(former -> OutLine.giveBack(plan.debtor(), former))
          .ifPresent(lines::add);
    }
    return lines;
  }
}
