package io.mahnwerk.app.gate;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The gates of single debtors: their balance, and notices on other accounts of theirs. Each debtor
 * is looked at once in a cycle.
 */
final class DebtorGates {
  /** A registration seldom changes: it is read again after a month. */
  private static final int IDENTITY_DAYS = 30;

  private final ErpConnector connector;
  private final ReceivablesStore store;
  private final Set<DebtorRef> lookedAt = new HashSet<>();
  private Optional<PartnerCap> partners = Optional.empty();
  private Optional<Reason> unreadable = Optional.empty();
  private Optional<Reason> unrecognised = Optional.empty();

  DebtorGates(ErpConnector connector, ReceivablesStore store) {
    this.connector = connector;
    this.store = store;
  }

  void share(PartnerCap cap) {
    partners = Optional.of(cap);
  }

  /** Forgets what was looked at before. */
  void begin() {
    unreadable = Optional.empty();
    unrecognised = Optional.empty();
    lookedAt.clear();
  }

  /**
   * Reads by what those are recognised that were dunned within the cap, whether anything is advised
   * about them or not: their other accounts must learn of it.
   */
  void recogniseDunned(ConnectionId connection, LocalDate today) {
    try {
      for (List<DebtorRef> some = dunned(connection, today);
          !some.isEmpty();
          some = dunned(connection, today)) {
        store.partners().keep(some, connector.identities(some), today);
      }
    } catch (ConnectorException failed) {
      unrecognised = Optional.of(LedgerGates.unreadable(failed));
    }
  }

  private List<DebtorRef> dunned(ConnectionId connection, LocalDate today) {
    return partners
        .map(
            cap ->
                store
                    .partners()
                    .unreadAndDunned(
                        connection, today.minusDays(cap.days()), today.minusDays(IDENTITY_DAYS)))
        .orElse(List.of());
  }

  /** Opens or closes the gates of those debtors that were not looked at yet. */
  void look(Collection<DebtorRef> some, LocalDate today) {
    List<DebtorRef> debtors = some.stream().filter(ref -> !lookedAt.contains(ref)).toList();
    if (debtors.isEmpty()) {
      return;
    }
    Map<DebtorRef, Optional<Reason>> reasons = new HashMap<>();
    debtors.forEach(debtor -> reasons.put(debtor, Optional.empty()));
    partnersDunned(debtors, today).forEach((ref, why) -> reasons.put(ref, Optional.of(why)));
    if (connector.capabilities().contains(Capability.SHOWS_BALANCE)) {
      balancesDiffering(debtors).forEach((ref, why) -> reasons.put(ref, Optional.of(why)));
    }
    lookedAt.addAll(debtors);
    store.inTransaction(
        () -> {
          store.gates().set(reasons, today);
          return reasons;
        });
  }

  private Map<DebtorRef, Reason> balancesDiffering(Collection<DebtorRef> debtors) {
    Map<DebtorRef, Reason> reasons = new HashMap<>();
    if (unreadable.isEmpty()) {
      try {
        new BalanceCheck(connector.figures(), store.balances())
            .differences(debtors)
            .forEach((debtor, found) -> reasons.put(debtor, differs(found)));
      } catch (ConnectorException failed) {
        // One call that failed after its retries is enough to know; the others are not asked for.
        unreadable = Optional.of(LedgerGates.unreadable(failed));
      }
    }
    unreadable.ifPresent(why -> debtors.forEach(debtor -> reasons.put(debtor, why)));
    return reasons;
  }

  private Map<DebtorRef, Reason> partnersDunned(Collection<DebtorRef> debtors, LocalDate today) {
    if (partners.isEmpty()) {
      return Map.of();
    }
    if (unrecognised.isPresent()) {
      Reason why = unrecognised.get();
      return debtors.stream().collect(Collectors.toMap(Function.identity(), debtor -> why));
    }
    List<DebtorRef> unread = store.partners().unreadSince(debtors, today.minusDays(IDENTITY_DAYS));
    try {
      if (!unread.isEmpty()) {
        store.partners().keep(unread, connector.identities(unread), today);
      }
    } catch (ConnectorException failed) {
      Reason why = LedgerGates.unreadable(failed);
      return debtors.stream().collect(Collectors.toMap(Function.identity(), debtor -> why));
    }
    return partners.get().bound(store.partners().withVatId(debtors), today);
  }

  private static Reason differs(List<BalanceCheck.Difference> found) {
    return Reason.of(
        ReasonCode.BALANCE_DIFFERS,
        found.stream()
            .map(BalanceCheck.Difference::amount)
            .map(Money::toString)
            .collect(Collectors.joining(", ")));
  }
}
