package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the items and debtors of a batch once more just before it is sent. What changed after it
 * was scored is not written: its entry ends with what changed, the store learns it, and the debtor
 * is scored anew.
 */
final class LastLook {
  private final LedgerAccess ledger;
  private final ReceivablesStore store;

  LastLook(LedgerAccess ledger, ReceivablesStore store) {
    this.ledger = ledger;
    this.store = store;
  }

  /** What the ledger shows now, and what was scored. */
  private record Sight(
      Map<OpenItemRef, OpenItem> items,
      Map<DebtorRef, Debtor> debtors,
      Map<OpenItemRef, Change> itemsNow,
      Map<DebtorRef, Debtor> debtorsNow) {}

  /**
   * The entries that may be sent, in their order. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read; nothing is ended
   * then.
   */
  List<OutboxEntry> at(List<OutboxEntry> batch, LocalDate today) {
    Sight sight = look(batch);
    List<OutboxEntry> unchanged = new ArrayList<>();
    return store.inTransaction(
        () -> {
          List<Change> seen = new ArrayList<>(sight.itemsNow().values());
          sight.debtorsNow().values().forEach(debtor -> seen.add(new Change.DebtorSeen(debtor)));
          store.take(ledger.connection(), seen, today);
          for (OutboxEntry entry : batch) {
            Optional<ReasonCode> changed = changed(entry, sight);
            changed.ifPresent(why -> end(entry, why, today));
            if (changed.isEmpty()) {
              unchanged.add(entry);
            }
          }
          return unchanged;
        });
  }

  private Sight look(List<OutboxEntry> batch) {
    List<OpenItemRef> items = new ArrayList<>();
    Set<DebtorRef> debtors = new HashSet<>();
    for (OutboxEntry entry : batch) {
      DunningTarget target = entry.intent().target();
      if (target instanceof OpenItemRef item) {
        items.add(item);
      } else {
        debtors.add((DebtorRef) target);
      }
    }
    Map<OpenItemRef, OpenItem> scored = store.accounts().items(items);
    scored.values().forEach(item -> debtors.add(item.debtor()));
    Map<OpenItemRef, Change> itemsNow = new HashMap<>();
    if (!items.isEmpty()) {
      ledger.reader().reread(items).forEach(change -> itemsNow.put(item(change).ref(), change));
    }
    Map<DebtorRef, Debtor> debtorsNow = new HashMap<>();
    ledger.reader().rereadDebtors(debtors).forEach(now -> debtorsNow.put(now.ref(), now));
    return new Sight(scored, store.accounts().debtors(debtors), itemsNow, debtorsNow);
  }

  private static Optional<ReasonCode> changed(OutboxEntry entry, Sight sight) {
    if (!(entry.intent().target() instanceof OpenItemRef ref)) {
      return difference(sight, (DebtorRef) entry.intent().target());
    }
    Change now = sight.itemsNow().get(ref);
    OpenItem scored = sight.items().get(ref);
    if (now == null || scored == null) {
      // The connector says what it makes of an item that the ledger does not show.
      return Optional.empty();
    }
    if (now instanceof Change.Cleared) {
      return Optional.of(ReasonCode.ITEM_CLEARED);
    }
    ItemDifference difference = new ItemDifference(scored, item(now));
    if (!item(now).version().equals(entry.intent().basedOn()) || difference.isAgreement()) {
      return Optional.of(difference.reason());
    }
    return difference(sight, scored.debtor());
  }

  private static Optional<ReasonCode> difference(Sight sight, DebtorRef ref) {
    Debtor scored = sight.debtors().get(ref);
    Debtor now = sight.debtorsNow().get(ref);
    if (scored == null || now == null || withoutOurs(scored, now).equals(withoutOurs(now, now))) {
      return Optional.empty();
    }
    boolean blocked = scored.dunning().block().isEmpty() && now.dunning().block().isPresent();
    return Optional.of(blocked ? ReasonCode.DEBTOR_BLOCK : ReasonCode.DEBTOR_CHANGED);
  }

  /** Our own block of a debtor stands for those of its items, which tell of it by themselves. */
  private static Debtor withoutOurs(Debtor debtor, Debtor now) {
    return debtor.with(debtor.dunning().withoutOurs(), now.version());
  }

  private void end(OutboxEntry entry, ReasonCode why, LocalDate today) {
    OutboxState state = why == ReasonCode.ITEM_CLEARED ? OutboxState.REFUSED : OutboxState.STALE;
    store.outbox().end(entry, state, Reason.of(why), today);
  }

  private static OpenItem item(Change change) {
    return change instanceof Change.Open open ? open.item() : ((Change.Cleared) change).item();
  }
}
