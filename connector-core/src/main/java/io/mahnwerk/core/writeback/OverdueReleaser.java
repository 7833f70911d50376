package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lifts every hold of ours whose date has come, with no store and no other part of the product: the
 * last resort when the rest is dead. A hold that carries no date ends on the item's former day. A
 * date still to come whose block a person lifted is taken back.
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
    Map<Boolean, List<OpenItem>> marked =
        OurMark.all(ledger.reader()).stream()
            .filter(mark -> !mark.cleared())
            .map(OurMark::item)
            .collect(Collectors.partitioningBy(item -> item.dunning().isHeldByUs()));
    List<OpenItem> held = marked.get(true);
    List<DunningInstruction> withdrawals =
        marked.get(false).stream()
            .filter(item -> isStillToCome(item, today))
            .map(item -> withdraw(item, today))
            .toList();
    Map<DebtorRef, Debtor> debtors = debtorsOfUndated(held);
    List<DunningInstruction> releases = new ArrayList<>();
    List<OpenItemRef> undated = new ArrayList<>();
    for (OpenItem item : held) {
      Optional<LocalDate> until = until(item, Optional.ofNullable(debtors.get(item.debtor())));
      if (until.isEmpty()) {
        undated.add(item.ref());
      } else if (!until.get().isAfter(today)) {
        releases.add(release(item, today));
      }
    }
    Refusals refusals = new Refusals(ledger.writer());
    refusals.send(releases);
    refusals.send(withdrawals);
    Map<OpenItemRef, Reason> notTaken = new LinkedHashMap<>(refusals.reasons());
    notTaken.putAll(stillMarked(refusals.unanswered(), today));
    return new OverdueReport(targets(releases), targets(withdrawals), notTaken, undated);
  }

  /**
   * A lost answer is resolved by reading: what still stands was not done, as far as one can see.
   */
  private Map<OpenItemRef, Reason> stillMarked(
      Map<OpenItemRef, Reason> unanswered, LocalDate today) {
    Map<OpenItemRef, Reason> marked = new LinkedHashMap<>();
    if (!unanswered.isEmpty()) {
      for (ReceivablesReader.Change change : ledger.reader().reread(unanswered.keySet())) {
        OurMark.in(change)
            .filter(mark -> !mark.cleared())
            .map(OurMark::item)
            .filter(item -> item.dunning().isHeldByUs() || isStillToCome(item, today))
            .ifPresent(
                item ->
                    marked.put(
                        item.ref(), java.util.Objects.requireNonNull(unanswered.get(item.ref()))));
      }
    }
    return marked;
  }

  private Map<DebtorRef, Debtor> debtorsOfUndated(List<OpenItem> held) {
    List<DebtorRef> refs =
        held.stream()
            .filter(item -> item.dunning().mark().isEmpty())
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
        .mark()
        .map(DunningMark::date)
        .or(() -> debtor.flatMap(known -> times.formerRun(item, known)));
  }

  private static List<OpenItemRef> targets(List<DunningInstruction> instructions) {
    return instructions.stream().map(one -> (OpenItemRef) one.target()).toList();
  }

  /** We never leave a date without its block before it has come, so a person lifted the block. */
  private static boolean isStillToCome(OpenItem item, LocalDate today) {
    return item.dunning().mark().map(mark -> mark.date().isAfter(today)).orElse(false);
  }

  private static DunningInstruction withdraw(OpenItem item, LocalDate today) {
    IdempotencyKey key =
        IdempotencyKey.of(
            item.ref().toString(), "WITHDRAW", item.version().value(), today.toString());
    return new DunningInstruction.Withdraw(item.ref(), item.version(), key);
  }

  private static DunningInstruction release(OpenItem item, LocalDate today) {
    IdempotencyKey key =
        IdempotencyKey.of(
            item.ref().toString(), "RELEASE", item.version().value(), today.toString());
    return new DunningInstruction.Release(item.ref(), item.version(), key);
  }
}
