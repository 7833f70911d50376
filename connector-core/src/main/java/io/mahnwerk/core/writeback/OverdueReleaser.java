package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.DunningInstruction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lifts every hold of ours whose date has come, with no store and no other part of the product: the
 * last resort when the rest is dead. A hold that carries no date ends on the item's former day. A
 * date still to come whose block a person lifted is taken back, and so is a block of a debtor none
 * of whose items waits.
 */
public final class OverdueReleaser {
  private final LedgerAccess ledger;
  private final DunningTimes times;

  public OverdueReleaser(LedgerAccess ledger, DunningTimes times) {
    this.ledger = ledger;
    this.times = times;
  }

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read. */
  public OverdueReport run(LocalDate today) {
    OurMarks marks = OurMarks.in(ledger.reader());
    TakeBack take = new TakeBack(today);
    Map<Boolean, List<OpenItem>> marked =
        marks.open().stream()
            .collect(Collectors.partitioningBy(item -> item.dunning().isHeldByUs()));
    List<OpenItem> held = marked.get(true);
    List<DunningInstruction> withdrawals =
        marked.get(false).stream()
            .filter(item -> isStillToCome(item, today))
            .map(take::all)
            .toList();
    Map<DebtorRef, Debtor> debtors = debtorsOfUndated(held);
    List<DunningInstruction> releases = new ArrayList<>();
    List<OpenItemRef> undated = new ArrayList<>();
    for (OpenItem item : held) {
      Optional<LocalDate> until = until(item, Optional.ofNullable(debtors.get(item.debtor())));
      if (until.isEmpty()) {
        undated.add(item.ref());
      } else if (!until.get().isAfter(today)) {
        releases.add(take.block(item));
      }
    }
    Set<DebtorRef> waiting = held.stream().map(OpenItem::debtor).collect(Collectors.toSet());
    marks.debtors().stream()
        .filter(debtor -> !waiting.contains(debtor.ref()))
        .forEach(debtor -> releases.add(take.all(debtor)));
    return sent(releases, withdrawals, undated, today);
  }

  private OverdueReport sent(
      List<DunningInstruction> releases,
      List<DunningInstruction> withdrawals,
      List<OpenItemRef> undated,
      LocalDate today) {
    Refusals refusals = new Refusals(ledger.writer());
    refusals.send(releases);
    refusals.send(withdrawals);
    Map<DunningTarget, Reason> notTaken = new LinkedHashMap<>(refusals.reasons());
    notTaken.putAll(stillMarked(refusals.unanswered(), today));
    return new OverdueReport(
        releases.stream().map(DunningInstruction::target).toList(),
        withdrawals.stream().map(one -> (OpenItemRef) one.target()).toList(),
        notTaken,
        undated);
  }

  /**
   * A lost answer is resolved by reading: what still stands was not done, as far as one can see.
   */
  private Map<DunningTarget, Reason> stillMarked(
      Map<DunningTarget, Reason> unanswered, LocalDate today) {
    List<OpenItemRef> items = new ArrayList<>();
    List<DebtorRef> debtors = new ArrayList<>();
    for (DunningTarget target : unanswered.keySet()) {
      if (target instanceof OpenItemRef item) {
        items.add(item);
      } else {
        debtors.add((DebtorRef) target);
      }
    }
    Set<DunningTarget> marked = new HashSet<>();
    if (!items.isEmpty()) {
      ledger.reader().reread(items).stream()
          .flatMap(change -> OurMark.in(change).stream())
          .filter(mark -> !mark.cleared())
          .map(OurMark::item)
          .filter(item -> item.dunning().isHeldByUs() || isStillToCome(item, today))
          .forEach(item -> marked.add(item.ref()));
    }
    OurMarks.stillBlocked(ledger.reader(), debtors).forEach(debtor -> marked.add(debtor.ref()));
    Map<DunningTarget, Reason> still = new LinkedHashMap<>(unanswered);
    still.keySet().retainAll(marked);
    return still;
  }

  private Map<DebtorRef, Debtor> debtorsOfUndated(List<OpenItem> held) {
    List<DebtorRef> refs =
        held.stream()
            .filter(item -> item.dunning().heldUntil().isEmpty())
            .map(OpenItem::debtor)
            .distinct()
            .toList();
    return refs.isEmpty()
        ? Map.of()
        : ledger.reader().rereadDebtors(refs).stream()
            .collect(Collectors.toMap(Debtor::ref, Function.identity()));
  }

  private Optional<LocalDate> until(OpenItem item, Optional<Debtor> debtor) {
    return item.dunning()
        .heldUntil()
        .or(() -> debtor.flatMap(known -> times.formerRun(item, known)));
  }

  /** We never leave a date without its block before it has come, so a person lifted the block. */
  private static boolean isStillToCome(OpenItem item, LocalDate today) {
    return item.dunning().mark().map(mark -> mark.date().isAfter(today)).orElse(false);
  }
}
