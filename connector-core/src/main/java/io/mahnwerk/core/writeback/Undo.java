package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.store.ReceivablesStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Undoes the changes of one run. What the run had recommended for the present notice of its items
 * counts no more, so that the next cycle does not set it again. Call it after a sync.
 */
public final class Undo {
  private final LedgerAccess ledger;
  private final ReceivablesStore store;
  private final UndoPlanner planner;

  public Undo(LedgerAccess ledger, ReceivablesStore store, PlannerRules rules) {
    this.ledger = ledger;
    this.store = store;
    this.planner = new UndoPlanner(rules, ledger.capabilities().contains(Capability.MARK_ITEM));
  }

  /**
   * What undoing would do; changes nothing. Throws {@link
   * io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read.
   *
   * @param changes what the run did, in its order
   */
  public UndoPlan plan(Collection<PastChange> changes, LocalDate today) {
    Map<OpenItemRef, PastChange> byItem = new LinkedHashMap<>();
    changes.forEach(change -> byItem.merge(change.item(), change, PastChange::then));
    List<UndoPlan.Step> steps = new ArrayList<>();
    Map<OpenItemRef, Reason> left = new LinkedHashMap<>();
    List<OpenItemRef> inert = new ArrayList<>();
    Map<OpenItemRef, OpenItem> open = new LinkedHashMap<>();
    Set<DebtorRef> paid = new LinkedHashSet<>();
    for (Change now : ledger.reader().reread(byItem.keySet())) {
      if (now instanceof Change.Open item) {
        open.put(item.item().ref(), item.item());
      } else if (now instanceof Change.Cleared cleared) {
        paid.add(cleared.item().debtor());
        OurMark.in(now).ifPresent(mark -> inert.add(mark.item().ref()));
      }
    }
    Map<DebtorRef, Debtor> debtors =
        store.accounts().debtors(open.values().stream().map(OpenItem::debtor).distinct().toList());
    open.forEach(
        (ref, item) -> {
          Debtor debtor = debtors.get(item.debtor());
          UndoPlanner.Answer answer =
              debtor == null
                  ? new UndoPlanner.Answer(
                      Optional.empty(), Optional.of(Reason.of(ReasonCode.NO_DUNNING_DATA)))
                  : planner.undo(byItem.get(ref), item, debtor, today);
          answer
              .step()
              .ifPresentOrElse(
                  intent -> steps.add(new UndoPlan.Step(intent, answer.reason())),
                  () -> left.put(ref, answer.reason().orElseThrow()));
        });
    OurMarks.stillBlocked(ledger.reader(), paid).stream()
        .filter(debtor -> hasNothingOpen(debtor.ref()))
        .forEach(debtor -> steps.add(liftOf(debtor)));
    return new UndoPlan(steps, left, inert);
  }

  /** A block of a debtor that held the items of the run holds nothing once all is paid. */
  private boolean hasNothingOpen(DebtorRef debtor) {
    return store.accounts().find(debtor).filter(account -> account.items().isEmpty()).isPresent();
  }

  private static UndoPlan.Step liftOf(Debtor debtor) {
    return new UndoPlan.Step(MarkPlanning.lifted(debtor), Optional.empty());
  }

  /** Puts the plan into the outbox, in one transaction; a write-back then carries it out. */
  public void decide(UndoPlan plan, Collection<PastChange> changes, LocalDate today) {
    store.inTransaction(
        () -> {
          store.marks().undo(changes.stream().map(PastChange::item).distinct().toList(), today);
          return store
              .outbox()
              .plan(
                  ledger.connection(),
                  plan.steps().stream().map(UndoPlan.Step::intent).toList(),
                  today);
        });
  }
}
