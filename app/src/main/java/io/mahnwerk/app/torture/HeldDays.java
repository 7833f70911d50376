package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Until which days changes of ours ever held an item, by its own block or by its debtor's. */
final class HeldDays {
  /** Where the ledger has no place for a date, a hold may have been meant for any day. */
  private static final LocalDate ANY = LocalDate.MIN;

  private final SimulatedLedger ledger;
  private final Map<String, Set<LocalDate>> ofItems = new HashMap<>();
  private final Map<String, Set<LocalDate>> ofDebtors = new HashMap<>();

  HeldDays(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  /** As the item was left by a change of ours. */
  void note(LedgerItem item) {
    if (ledger.canonical(item).dunning().isHeldByUs()) {
      ofItems.computeIfAbsent(item.key(), key -> new HashSet<>()).add(until(item));
    }
  }

  /** The same of a debtor; an item that comes later is held as well. */
  void note(Debtor debtor) {
    String number = debtor.ref().number();
    ledger.openItems(number).stream()
        .filter(item -> ledger.canonical(item).dunning().isHeldByUs())
        .map(this::until)
        .forEach(day -> ofDebtors.computeIfAbsent(number, n -> new HashSet<>()).add(day));
  }

  boolean contain(LedgerItem item, LocalDate until) {
    Set<LocalDate> own = ofItems.getOrDefault(item.key(), Set.of());
    return own.contains(until)
        || own.contains(ANY)
        || ofDebtors.getOrDefault(item.debtor(), Set.of()).contains(until);
  }

  /**
   * Whether the item is held by itself for no longer than a block of its debtor held it before: it
   * was not decided anew.
   */
  boolean goesOn(LedgerItem item) {
    return ledger.canonical(item).dunning().isHeldByUs()
        && ofDebtors.getOrDefault(item.debtor(), Set.of()).contains(until(item));
  }

  private LocalDate until(LedgerItem item) {
    return ledger.marks().heldUntil(item, ledger.debtor(item.debtor())).orElse(ANY);
  }
}
