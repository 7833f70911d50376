package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.writeback.WriteGuard.PlannedChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes back every mark of ours from a ledger, found by asking the ledger and nobody else: it works
 * also when the store was lost. Running it again goes on with what is left. Where there is a store,
 * call {@link MarkPlanning#abandon} first, and give the former procedures back before.
 */
public final class LedgerRelease {
  private final LedgerAccess ledger;
  private final Pause pause;
  private final WriteBackProgress progress;
  private final WriteGuard guard;

  public LedgerRelease(LedgerAccess ledger, Pause pause, WriteBackProgress progress) {
    this(ledger, pause, progress, WriteGuard.NONE);
  }

  /**
   * @param guard is told of what is sent; whether it admits it is not asked
   */
  public LedgerRelease(
      LedgerAccess ledger, Pause pause, WriteBackProgress progress, WriteGuard guard) {
    this.ledger = ledger;
    this.pause = pause;
    this.progress = progress;
    this.guard = guard;
  }

  /** How many marks {@link #run} would take back, and how many are inert. Writes nothing. */
  public ReleaseReport preview() {
    List<OurMark> marks = OurMark.all(ledger.reader());
    List<OpenItemRef> open = refs(marks.stream().filter(mark -> !mark.cleared()).toList());
    return new ReleaseReport(0, inert(marks), Map.of(), open);
  }

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read. */
  public ReleaseReport run(LocalDate today) {
    List<OurMark> marks = OurMark.all(ledger.reader());
    List<OurMark> open = marks.stream().filter(mark -> !mark.cleared()).toList();
    guard.sending(
        open.stream()
            .map(mark -> new PlannedChange(withdraw(mark.item(), today), Optional.of(mark.item())))
            .toList());
    Refusals refusals = new Refusals(ledger.writer());
    refusals.send(open.stream().map(mark -> withdraw(mark.item(), today)).toList());
    List<OurMark> seen = untilGone(refs(open), refusals.reasons().keySet());
    List<OpenItemRef> left = refs(seen.stream().filter(mark -> !mark.cleared()).toList());
    List<OpenItemRef> inert = new ArrayList<>(inert(marks));
    inert.addAll(inert(seen));
    Set<OpenItemRef> stillThere = new HashSet<>(left);
    Map<OpenItemRef, Reason> refused =
        refusals.reasons().entrySet().stream()
            .filter(entry -> stillThere.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new ReleaseReport(open.size() - seen.size(), inert, refused, left);
  }

  /** Looks until only refused items carry a mark or it was waited long enough. */
  private List<OurMark> untilGone(List<OpenItemRef> items, Set<OpenItemRef> refused) {
    List<OurMark> seen = List.of();
    boolean again = !items.isEmpty();
    for (int looks = 1; again; looks++) {
      seen =
          ledger.reader().reread(items).stream()
              .flatMap(change -> OurMark.in(change).stream())
              .toList();
      progress.at(items.size() - seen.size(), items.size(), WriteBackProgress.Step.CONFIRMED);
      again =
          seen.stream().anyMatch(m -> !m.cleared() && !refused.contains(m.item().ref()))
              && pause.after(looks);
    }
    return seen;
  }

  private static DunningInstruction.Withdraw withdraw(OpenItem item, LocalDate today) {
    IdempotencyKey key =
        IdempotencyKey.of(
            item.ref().toString(), "WITHDRAW", item.version().value(), today.toString());
    return new DunningInstruction.Withdraw(item.ref(), item.version(), key);
  }

  private static List<OpenItemRef> inert(List<OurMark> marks) {
    return refs(marks.stream().filter(OurMark::cleared).toList());
  }

  private static List<OpenItemRef> refs(List<OurMark> marks) {
    List<OpenItemRef> refs = new ArrayList<>();
    marks.forEach(mark -> refs.add(mark.item().ref()));
    return refs;
  }
}
