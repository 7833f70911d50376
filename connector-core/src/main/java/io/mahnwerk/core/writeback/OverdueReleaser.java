package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningTimes;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lifts every hold of ours whose date has come, with no store and no other part of the product: the
 * last resort when the rest is dead. A hold that carries no date ends on the item's former day.
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
    List<OpenItem> held =
        OurMark.all(ledger.reader()).stream()
            .filter(mark -> !mark.cleared() && mark.item().dunning().isHeldByUs())
            .map(OurMark::item)
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
    return new OverdueReport(
        releases.stream().map(release -> (OpenItemRef) release.target()).toList(),
        refusals.reasons(),
        undated);
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

  private static DunningInstruction release(OpenItem item, LocalDate today) {
    IdempotencyKey key =
        IdempotencyKey.of(
            item.ref().toString(), "RELEASE", item.version().value(), today.toString());
    return new DunningInstruction.Release(item.ref(), item.version(), key);
  }
}
