package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The items whose own day is today in a ledger that keeps no date of ours with them: the store
 * knows that they were held up to it. Without that, advice would put each of them off again on its
 * very day.
 */
record OwnDays(Set<OpenItemRef> items, LocalDate today) {

  static OwnDays of(ConnectionId connection, ReceivablesStore store, LocalDate today) {
    return new OwnDays(store.marks().heldWithoutDateTo(connection, today), today);
  }

  /** The account as a ledger would show it that keeps our date with each item. */
  DebtorAccount shownIn(DebtorAccount account) {
    return account.items().stream().noneMatch(this::isMissing)
        ? account
        : new DebtorAccount(
            account.debtor(),
            account.items().stream().map(item -> isMissing(item) ? dated(item) : item).toList());
  }

  /** A field that holds somebody else's text was never ours, and then the former day counts. */
  private boolean isMissing(OpenItem item) {
    return items.contains(item.ref())
        && item.dunning().mark().isEmpty()
        && !item.dunning().markFieldTaken();
  }

  private OpenItem dated(OpenItem item) {
    DunningState state = item.dunning();
    DunningState dated =
        new DunningState(
            state.level(),
            state.lastDunnedOn(),
            state.block(),
            Optional.of(new DunningMark(today)),
            false);
    return item.with(dated, item.version());
  }
}
