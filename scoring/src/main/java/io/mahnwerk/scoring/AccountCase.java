package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RunCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One debtor on one day, and the rules its notices are bound by.
 *
 * @param own the procedure that the ledger runs for the debtor
 * @param former the one whose days are the floor; the same for a debtor that is not steered
 */
record AccountCase(
    DebtorAccount account,
    LocalDate asOf,
    DunningProcedure own,
    DunningProcedure former,
    AdviceContext context) {

  /** The account's last notice before today, wherever the ledger shows it. */
  Optional<LocalDate> lastDunnedOn() {
    return Stream.concat(
            account.debtor().dunning().lastDunnedOn().stream(),
            account.items().stream().flatMap(i -> i.dunning().lastDunnedOn().stream()))
        .max(LocalDate::compareTo);
  }

  /** Another state of the same account, on another day. */
  AccountCase on(DebtorAccount other, LocalDate day) {
    return new AccountCase(other, day, own, former, context);
  }

  AdviceSettings settings() {
    return context.settings();
  }

  boolean isSteered() {
    return context.procedures().isOpened(account.debtor().dunning().procedure());
  }

  /** Least days between two letters to the debtor. */
  int gapDays() {
    return Math.max(own.intervalDays(), settings().frequencyCapDays());
  }

  /** Whether the ledger knows a further level for the item. */
  boolean hasNextLevel(OpenItem item) {
    return item.dunning().level().compareTo(own.highestLevel()) < 0
        && item.dunning().level().compareTo(former.highestLevel()) < 0;
  }

  DueItem due(OpenItem item) {
    DunningLevel level = item.dunning().level().next();
    Optional<LocalDate> last = DunningTimes.lastNotice(item, account.debtor());
    LocalDate native1 = own.firstDay(level, item.netDueDate(), last);
    LocalDate former1 = former.firstDay(level, item.netDueDate(), last);
    LocalDate formerDay = run(former1.isAfter(asOf) ? former1 : asOf);
    LocalDate firstRun = run(isSteered() ? native1 : former1);
    return new DueItem(item, level, firstRun, formerDay);
  }

  /** Whether the first native day of the item is near enough, or past, to say something now. */
  boolean isNear(DueItem item) {
    LocalDate lead = context.calendar().plusBusinessDays(asOf, settings().leadBusinessDays());
    return !item.firstRun().isAfter(lead);
  }

  /**
   * The first day on which a letter can still be directed: a later day than today unless one of the
   * items may go today, and not too soon after the last one.
   */
  LocalDate earliestLetter(List<DueItem> items) {
    LocalDate first = items.stream().anyMatch(this::mayGoToday) ? asOf : asOf.plusDays(1);
    return lastDunnedOn()
        .map(last -> last.plusDays(gapDays()))
        .filter(day -> day.isAfter(first))
        .orElse(first);
  }

  /**
   * Whether the item's own day has come: it was held to this planned run, and its block can still
   * be lifted before the run. To leave today out would put it off again on each of its days.
   */
  boolean mayGoToday(DueItem due) {
    DunningState dunning = due.item().dunning();
    return runs().isRunDay(asOf)
        && dunning.hasFreshMark()
        && dunning.mark().filter(m -> m.date().equals(asOf)).isPresent();
  }

  /** This notice and the later ones as the former schedule would send them after it. */
  List<PlannedNotice> path(DueItem item, LocalDate day) {
    List<PlannedNotice> path = new ArrayList<>();
    DunningLevel level = item.level();
    LocalDate at = day;
    path.add(new PlannedNotice(level, at));
    while (level.compareTo(former.highestLevel()) < 0) {
      level = level.next();
      at = run(former.firstDay(level, item.item().netDueDate(), Optional.of(at)));
      path.add(new PlannedNotice(level, at));
    }
    return path;
  }

  /** How far a wait may reach: to the longest hold, or to the former day where that is later. */
  LocalDate waitsUntil(DueItem due) {
    LocalDate hold = asOf.plusDays(settings().longestHoldDays());
    return hold.isAfter(due.formerDay()) ? hold : due.formerDay();
  }

  LocalDate run(LocalDate onOrAfter) {
    return runs().nextOnOrAfter(onOrAfter);
  }

  /** The planned runs that reach this account. */
  RunCalendar runs() {
    return context.runs().of(account.debtor().ref().companyCode());
  }
}
