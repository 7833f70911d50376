package io.mahnwerk.core.writeback;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.SuggestionBoard;
import io.mahnwerk.core.writeback.ReleaseReport.Suggestions;
import io.mahnwerk.core.writeback.WriteGuard.PlannedChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back every mark and every suggestion of ours from a ledger, found by asking the ledger and
 * nobody else: it works also when the store was lost. Running it again goes on with what is left.
 * Where there is a store, call {@link MarkPlanning#abandon} first, and give the former procedures
 * back before.
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
    OurMarks marks = OurMarks.in(ledger.reader());
    List<DunningTarget> all = new ArrayList<>(refs(marks.open()));
    marks.debtors().forEach(debtor -> all.add(debtor.ref()));
    Suggestions shown = new Suggestions(0, ledger.board().get().standing());
    return new ReleaseReport(0, refs(marks.cleared()), Map.of(), all, shown);
  }

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when the ledger cannot be read. */
  public ReleaseReport run(LocalDate today) {
    OurMarks marks = OurMarks.in(ledger.reader());
    TakeBack take = new TakeBack(today);
    Refusals refusals = new Refusals(ledger.writer());
    send(
        refusals,
        marks.open().stream()
            .map(item -> new PlannedChange(take.all(item), Optional.of(item)))
            .toList());
    OurMarks seen = untilGone(refs(marks.open()), refusals.reasons().keySet());
    List<DebtorRef> debtors = marks.debtors().stream().map(Debtor::ref).toList();
    List<Debtor> blocked = OurMarks.stillBlocked(ledger.reader(), debtors);
    send(
        refusals,
        blocked.stream()
            .map(debtor -> new PlannedChange(take.all(debtor), Optional.empty()))
            .toList());
    List<DunningTarget> left = new ArrayList<>(refs(seen.open()));
    untilLifted(blocked.stream().map(Debtor::ref).toList(), refusals.reasons().keySet())
        .forEach(debtor -> left.add(debtor.ref()));
    List<OpenItemRef> inert = new ArrayList<>(refs(marks.cleared()));
    inert.addAll(refs(seen.cleared()));
    Suggestions suggestions = takeSuggestionsOut();
    if (suggestions.takenOut() > 0) {
      // A mark that stood in a suggestion went with it, also on an item that was cleared.
      dropGone(left, inert);
    }
    Map<DunningTarget, Reason> refused = new LinkedHashMap<>(refusals.reasons());
    refused.keySet().retainAll(new HashSet<>(left));
    int taken = marks.open().size() + debtors.size() - left.size() - seen.cleared().size();
    return new ReleaseReport(taken, inert, refused, left, suggestions);
  }

  private Suggestions takeSuggestionsOut() {
    SuggestionBoard board = ledger.board().get();
    long standing = board.standing();
    if (standing == 0) {
      return Suggestions.NONE;
    }
    try {
      long left = board.takeOut();
      return new Suggestions(standing - left, left);
    } catch (ConnectorException broken) {
      long left = board.standing();
      return new Suggestions(standing - left, left, Optional.of(broken.sentence()));
    }
  }

  private void dropGone(List<DunningTarget> left, List<OpenItemRef> inert) {
    List<OpenItemRef> items = new ArrayList<>(inert);
    left.stream()
        .filter(OpenItemRef.class::isInstance)
        .forEach(target -> items.add((OpenItemRef) target));
    Set<OpenItemRef> marked = new HashSet<>();
    if (!items.isEmpty()) {
      ledger.reader().reread(items).stream()
          .flatMap(change -> OurMark.in(change).stream())
          .forEach(mark -> marked.add(mark.item().ref()));
    }
    inert.removeIf(item -> !marked.contains(item));
    left.removeIf(target -> target instanceof OpenItemRef item && !marked.contains(item));
  }

  private void send(Refusals refusals, List<PlannedChange> changes) {
    if (!changes.isEmpty()) {
      guard.sending(changes);
    }
    refusals.send(changes.stream().map(PlannedChange::instruction).toList());
  }

  /** Looks until only refused items carry a mark or it was waited long enough. */
  private OurMarks untilGone(List<OpenItemRef> items, Set<DunningTarget> refused) {
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
    return new OurMarks(seen, List.of());
  }

  /** Looks until only refused debtors carry a block or it was waited long enough. */
  private List<Debtor> untilLifted(List<DebtorRef> debtors, Set<DunningTarget> refused) {
    List<Debtor> still = OurMarks.stillBlocked(ledger.reader(), debtors);
    for (int looks = 1;
        still.stream().anyMatch(debtor -> !refused.contains(debtor.ref())) && pause.after(looks);
        looks++) {
      still = OurMarks.stillBlocked(ledger.reader(), debtors);
    }
    return still;
  }

  private static List<OpenItemRef> refs(List<OpenItem> items) {
    return items.stream().map(OpenItem::ref).toList();
  }
}
