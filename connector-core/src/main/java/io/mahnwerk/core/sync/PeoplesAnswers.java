package io.mahnwerk.core.sync;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people answered to holds that they were asked to enter. Where the next read shows a block of
 * their own in place of ours, at the item or at its debtor, they wanted it otherwise: the hold ends
 * then as an override and not only when it expires. A ledger that is called answers by itself, and
 * a hold may still come there; so this is for people only.
 *
 * @param freeBefore debtors without a clerk's block when they were last read
 */
record PeoplesAnswers(ConnectionId connection, ReceivablesStore store, Set<DebtorRef> freeBefore) {

  /** To be made before the next read, which may bring the answers. */
  static PeoplesAnswers to(ConnectionId connection, ReceivablesStore store) {
    PeoplesAnswers asked = new PeoplesAnswers(connection, store, new HashSet<>());
    Map<OpenItemRef, OpenItem> items = asked.items(asked.holds());
    asked
        .debtors(items)
        .forEach(
            (ref, debtor) -> {
              if (!isBlockedByClerk(debtor)) {
                asked.freeBefore.add(ref);
              }
            });
    return asked;
  }

  /** Answers how many holds people wanted otherwise. */
  int take(LocalDate today) {
    List<OutboxEntry> holds = holds();
    Map<OpenItemRef, OpenItem> items = items(holds);
    Map<DebtorRef, Debtor> debtors = debtors(items);
    List<OutboxEntry> otherwise =
        holds.stream()
            .filter(hold -> items.containsKey(item(hold)))
            .filter(hold -> isOtherwise(items.get(item(hold)), debtors))
            .toList();
    store.overrule(otherwise, today);
    return otherwise.size();
  }

  private boolean isOtherwise(OpenItem item, Map<DebtorRef, Debtor> debtors) {
    Debtor debtor = debtors.get(item.debtor());
    return item.dunning().isBlockedByClerk()
        || debtor != null && isBlockedByClerk(debtor) && freeBefore.contains(item.debtor());
  }

  private List<OutboxEntry> holds() {
    return store.outbox().inFlight(connection).stream()
        .filter(entry -> entry.intent().kind() == Intent.Kind.HOLD)
        .filter(entry -> entry.intent().target() instanceof OpenItemRef)
        .toList();
  }

  private Map<OpenItemRef, OpenItem> items(List<OutboxEntry> holds) {
    return store.accounts().items(holds.stream().map(PeoplesAnswers::item).toList());
  }

  private Map<DebtorRef, Debtor> debtors(Map<OpenItemRef, OpenItem> items) {
    Set<DebtorRef> refs = new HashSet<>();
    items.values().forEach(item -> refs.add(item.debtor()));
    return new HashMap<>(store.accounts().debtors(refs));
  }

  private static OpenItemRef item(OutboxEntry hold) {
    return (OpenItemRef) hold.intent().target();
  }

  private static boolean isBlockedByClerk(Debtor debtor) {
    return debtor.dunning().block().filter(block -> !block.isOurs()).isPresent();
  }
}
