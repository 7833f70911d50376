package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be seen of a ledger and of our store of it. */
record CertificateView(SimulatedLedger ledger, Path store) {

  /**
   * The dunning state of every item and debtor, by its key. Whether a hold of ours stands in the
   * item or in one block for all items of its debtor is the same to a run, and to this.
   */
  Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    Set<String> holding = new HashSet<>();
    for (LedgerItem item : ledger.items()) {
      DunningState state = ledger.canonical(item).dunning();
      if (state.isHeldByUs()) {
        holding.add(item.debtor());
      }
      states.put(item.key(), withoutCodeOfOurs(state).toString());
    }
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      String number = debtor.debtor().ref().number();
      states.put(
          "debtor " + number,
          debtor
              .debtor()
              .dunning()
              .block()
              .filter(block -> !holdsItems(block) || !holding.contains(number))
              .map(Object::toString)
              .orElse(""));
    }
    return states;
  }

  private static DunningState withoutCodeOfOurs(DunningState state) {
    return new DunningState(
        state.level(),
        state.lastDunnedOn(),
        state.block().map(b -> b.isOurs() ? new DunningBlock("", b.owner(), b.until()) : b),
        state.mark(),
        state.markFieldTaken());
  }

  /** Its days stand in the items; a block with a day of its own speaks for itself. */
  private static boolean holdsItems(DunningBlock block) {
    return block.isOurs() && block.until().isEmpty();
  }

  /** Writes that ended without a reason or have not ended, and holds past their date. */
  int unsettled() {
    int unsettled = 0;
    try (ReceivablesStore opened = ReceivablesStore.open(store)) {
      for (LedgerItem item : ledger.items()) {
        unsettled +=
            (int)
                opened.outbox().of(ledger.itemRef(item.key())).stream()
                    .filter(CertificateView::isUnsettled)
                    .count();
        boolean held = ledger.canonical(item).dunning().isHeldByUs();
        unsettled += held && !heldUntil(opened, item).isAfter(ledger.today()) ? 1 : 0;
      }
    }
    return unsettled;
  }

  /** The day on which the last hold is over; the fallback where nothing is held. */
  LocalDate lastMark(LocalDate fallback) {
    try (ReceivablesStore opened = ReceivablesStore.open(store)) {
      return ledger.items().stream()
          .filter(item -> ledger.canonical(item).dunning().isHeldByUs())
          .map(item -> heldUntil(opened, item))
          .filter(until -> until.isBefore(LocalDate.MAX))
          .max(LocalDate::compareTo)
          .orElse(fallback);
    }
  }

  /** A debtor with an open item that carries nothing of ours, if there is one. */
  String untouchedDebtor() {
    return ledger.openItems().stream()
        .filter(item -> ledger.canonical(item).dunning().equals(DunningState.UNTOUCHED))
        .map(LedgerItem::debtor)
        .findFirst()
        .orElse(ledger.openItems().get(0).debtor());
  }

  private LocalDate heldUntil(ReceivablesStore opened, LedgerItem item) {
    return ledger
        .marks()
        .heldUntil(item, ledger.debtor(item.debtor()))
        .orElseGet(
            () ->
                LedgerJudge.heldUntil(
                    ledger.canonical(item).dunning(),
                    opened.outbox().of(ledger.itemRef(item.key()))));
  }

  private static boolean isUnsettled(OutboxEntry entry) {
    boolean ended = entry.state().isFinal();
    return !ended || entry.state() != OutboxState.CONFIRMED && entry.reason().isEmpty();
  }
}
