package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.writeback.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lifts our block of accounts. Items that go on waiting get a block of their own first, and only
 * when a read shows it is the account's lifted: SAP carries out a change of items later, if at all.
 */
record SapAccountLift(
    SapItems items,
    SapItemWriter itemWriter,
    SapDebtorWriter debtors,
    SapMarks marks,
    Pause pause) {

  /** How long SAP is given to carry out a change of items that others wait for. */
  static final Pause PATIENCE = Pause.doubling(Duration.ofMillis(50), Duration.ofSeconds(20));

  /**
   * What lifts the block of an account.
   *
   * @param account empty where SAP does not show its items
   */
  record Wanted(DunningInstruction instruction, Optional<SapAccountPlan> account) {
    DebtorRef debtor() {
      return (DebtorRef) instruction.target();
    }

    List<OpenItem> stillWaiting() {
      return account.map(SapAccountPlan::stillWaiting).orElse(List.of());
    }

    boolean changes(OpenItem item) {
      return account.filter(plan -> plan.changes().containsKey(item.ref())).isPresent();
    }
  }

  /** One outcome for each account, in the same order. */
  List<WriteOutcome> lift(List<Wanted> wanted) {
    Map<DebtorRef, WriteOutcome> kept = blockThemselves(wanted);
    List<DunningInstruction> free =
        wanted.stream()
            .filter(one -> !kept.containsKey(one.debtor()))
            .map(Wanted::instruction)
            .toList();
    List<WriteOutcome> lifted = free.isEmpty() ? List.of() : debtors.apply(free);
    List<WriteOutcome> all = new ArrayList<>();
    int next = 0;
    for (Wanted one : wanted) {
      WriteOutcome stays = kept.get(one.debtor());
      all.add(stays == null ? lifted.get(next++) : stays);
    }
    return all;
  }

  /** The accounts that must keep our block, since an item would otherwise be without one. */
  private Map<DebtorRef, WriteOutcome> blockThemselves(List<Wanted> wanted) {
    Map<OpenItemRef, DebtorRef> waiting = new HashMap<>();
    List<SapItemChange> changes = new ArrayList<>();
    for (Wanted one : wanted) {
      for (OpenItem item : one.stillWaiting()) {
        waiting.put(item.ref(), item.debtor());
        if (!one.changes(item)) {
          blockItself(item).ifPresent(changes::add);
        }
      }
    }
    Map<DebtorRef, WriteOutcome> kept = new HashMap<>();
    WriteOutcome sent =
        changes.isEmpty() ? new WriteOutcome.AlreadyInForce() : itemWriter.send(changes);
    if (!(sent instanceof WriteOutcome.Pending || sent instanceof WriteOutcome.AlreadyInForce)) {
      waiting.values().forEach(debtor -> kept.put(debtor, sent));
      return kept;
    }
    for (OpenItemRef ref : withoutBlock(waiting.keySet())) {
      kept.put(
          waiting.get(ref),
          new WriteOutcome.Failed(
              FailureKind.UNAVAILABLE,
              "other items of the account wait and show no block of their own yet"));
    }
    return kept;
  }

  /**
   * The same block of the same item asked for again is the same message for a day: what SAP had
   * before it takes for a repeat, also when it could not carry it out or a clerk undid it.
   */
  private Optional<SapItemChange> blockItself(OpenItem item) {
    return SapItemKey.parse(item.ref())
        .map(
            key ->
                new SapItemChange(
                    item.ref().companyCode(),
                    key,
                    Optional.of(marks.reasonCode()),
                    Optional.empty(),
                    IdempotencyKey.of(
                        item.ref().toString(),
                        "OWN",
                        item.version().value(),
                        marks.honouring().today().get().toString())));
  }

  /** Looks until the items are blocked or cleared, or it was waited long enough. */
  private Set<OpenItemRef> withoutBlock(Set<OpenItemRef> refs) {
    Set<OpenItemRef> left = new HashSet<>(refs);
    for (int looks = 1; !left.isEmpty(); looks++) {
      try {
        items.find(left).changes().stream()
            .filter(SapAccountLift::needsNoAccount)
            .forEach(change -> left.remove(ref(change)));
      } catch (ConnectorException unread) {
        return left;
      }
      if (!left.isEmpty() && !pause.after(looks)) {
        return left;
      }
    }
    return left;
  }

  private static boolean needsNoAccount(Change change) {
    return !(change instanceof Change.Open open)
        || open.item().dunning().block().isPresent()
            && !SapAccountPlan.isHeldByAccount(open.item().dunning());
  }

  private static OpenItemRef ref(Change change) {
    return change instanceof Change.Open open
        ? open.item().ref()
        : ((Change.Cleared) change).item().ref();
  }
}
