package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * The notices that came due and were to be steered, and which of them were not when the first run
 * came that could have sent them. What a clerk decides about counts on neither side.
 */
final class DueNotices {
  private final SimulatedLedger ledger;
  private final DunningProcedures procedures;
  private final Known known;
  private final Set<ItemNotice> due = new HashSet<>();
  private final Set<ItemNotice> unsteered = new HashSet<>();
  private final Set<ItemNotice> everHeld = new HashSet<>();

  /**
   * By what a notice is told to be steered.
   *
   * @param dated whether the ledger has a place for dates of ours
   */
  record Known(ClerkActs clerks, GivenAdvice advice, boolean dated) {}

  DueNotices(SimulatedLedger ledger, DunningProcedures procedures, Known known) {
    this.ledger = ledger;
    this.procedures = procedures;
    this.known = known;
  }

  int count() {
    return due.size();
  }

  int unsteered() {
    return unsteered.size();
  }

  /** Notes what is held now, for ledgers that show no date of ours afterwards. */
  void noteHolds() {
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      ledger.account(debtor.debtor().ref().number()).items().stream()
          .filter(item -> item.dunning().isHeldByUs())
          .forEach(item -> everHeld.add(ItemNotice.next(item)));
    }
  }

  /** Looks at an item of a switched-on debtor just before a run. */
  void look(Debtor debtor, OpenItem item, LocalDate day) {
    if (isDue(debtor, item, day)) {
      count(item);
    }
  }

  /** Its notice came due, and what was to steer it was not taken over. */
  void countUnsteered(OpenItem item) {
    due.add(ItemNotice.next(item));
    unsteered.add(ItemNotice.next(item));
  }

  private void count(OpenItem item) {
    ItemNotice notice = ItemNotice.next(item);
    DunningState state = item.dunning();
    if (state.isBlockedByClerk() || state.markFieldTaken() || known.clerks().decideAbout(item)) {
      due.remove(notice);
      unsteered.remove(notice);
    } else if (due.add(notice) && !isSteered(item)) {
      unsteered.add(notice);
    }
  }

  /** A ledger without dates of ours shows only that a notice was held once. */
  private boolean isSteered(OpenItem item) {
    return known.dated() ? item.dunning().hasFreshMark() : everHeld.contains(ItemNotice.next(item));
  }

  private boolean isDue(Debtor debtor, OpenItem item, LocalDate day) {
    DunningLevel level = item.dunning().level();
    boolean opened = procedures.isOpened(debtor.dunning().procedure());
    return item.kind() == DocumentKind.INVOICE
        && (opened || known.advice().holds(item, day))
        && procedures
            .find(debtor.dunning().procedure())
            .filter(own -> level.compareTo(own.highestLevel()) < 0)
            .map(
                own ->
                    own.firstDay(level.next(), item.netDueDate(), debtor.dunning().lastDunnedOn()))
            .filter(first -> !first.isAfter(day))
            .isPresent();
  }
}
