package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.store.Intent;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import io.mahnwerk.core.store.ReceivablesStore;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds what a store says of its writes against what its ledger says. It is asked when the last
 * cycles were left alone and the ledger has come to rest; what it found once it does not count
 * again.
 */
final class LedgerJudge {
  private static final Set<Capability> COVERING =
      Set.of(Capability.BLOCK_DEBTOR, Capability.BLOCK_EXPIRES);

  private final Arena arena;
  private final SimulatedLedger ledger;
  private final LedgerJournal journal;
  private final TortureCounts counts;
  private final Evidence evidence;
  private final Set<String> found = new HashSet<>();

  LedgerJudge(Arena arena, SimulatedLedger ledger, LedgerJournal journal, Evidence evidence) {
    this.arena = arena;
    this.ledger = ledger;
    this.journal = journal;
    this.counts = evidence.counts();
    this.evidence = evidence;
  }

  void judge(Path store) {
    try (ReceivablesStore opened = ReceivablesStore.open(store)) {
      judge(opened);
    }
  }

  void judge(ReceivablesStore store) {
    Set<String> asked = new HashSet<>();
    for (LedgerItem item : ledger.items()) {
      List<OutboxEntry> entries = store.outbox().of(ledger.itemRef(item.key()));
      if (!entries.isEmpty()) {
        asked.add(item.debtor());
      }
      judge(item, entries);
      judgeEnd(item, entries);
    }
    for (String debtor : journal.debtorsChangedByUs()) {
      if (!asked.contains(debtor)) {
        count(
            counts.lost,
            "lost: no write is known for what we changed on debtor " + debtor,
            journal.changes(debtor));
      }
    }
  }

  private void judgeEnd(LedgerItem item, List<OutboxEntry> entries) {
    OpenItem shown = ledger.canonical(item);
    if (!item.isOpen() || !shown.dunning().isHeldByUs()) {
      return;
    }
    Debtor debtor = ledger.debtor(item.debtor());
    LocalDate until =
        ledger
            .marks()
            .heldUntil(item, debtor)
            .or(() -> confirmedUntil(entries))
            .or(() -> arena.times().formerRun(shown, debtor))
            .orElse(LocalDate.MAX);
    if (!until.isAfter(ledger.today())) {
      count(
          counts.stuck,
          "stuck: " + item.key() + " is held until " + until + ", on " + ledger.today(),
          known(item, entries));
    }
  }

  /** Where an item carries no date, what was last confirmed says until when it is held. */
  static LocalDate heldUntil(DunningState state, List<OutboxEntry> entries) {
    return state
        .mark()
        .map(DunningMark::date)
        .or(() -> confirmedUntil(entries))
        .orElse(LocalDate.MAX);
  }

  private static Optional<LocalDate> confirmedUntil(List<OutboxEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.state() == OutboxState.CONFIRMED)
        .flatMap(entry -> entry.intent().hold().stream())
        .map(Intent.HoldDays::until)
        .reduce((earlier, later) -> later);
  }

  /** To be asked after everything was released. */
  void judgeRelease(Path store) {
    try (ReceivablesStore opened = ReceivablesStore.open(store)) {
      judgeRelease(opened);
    }
  }

  private void judgeRelease(ReceivablesStore store) {
    for (LedgerItem item : ledger.openItems()) {
      DunningState state = ledger.canonical(item).dunning();
      if (state.isHeldByUs() || state.mark().isPresent()) {
        count(
            counts.marksLeft,
            "mark left after release on " + item.key(),
            known(item, store.outbox().of(ledger.itemRef(item.key()))));
      }
    }
    for (SimulatedLedger.LedgerDebtor debtor : ledger.debtors()) {
      String number = debtor.debtor().ref().number();
      if (ledger.debtor(number).dunning().block().filter(DunningBlock::isOurs).isPresent()) {
        count(
            counts.marksLeft,
            "block left after release on debtor " + number,
            journal.changes(number));
      }
    }
  }

  private void judge(LedgerItem item, List<OutboxEntry> entries) {
    String key = item.key();
    if (entries.isEmpty() && journal.changedByUs().contains(key)) {
      count(
          counts.lost,
          "lost: no write is known for what we changed on " + key,
          known(item, entries));
    }
    entries.forEach(entry -> judge(item, entry, entries));
    if (!entries.isEmpty() && item.isOpen() && journal.isLastChangedByUs(item)) {
      OutboxEntry last = entries.get(entries.size() - 1);
      boolean shown = isShown(last.intent(), item);
      if (last.state() == OutboxState.CONFIRMED && !shown) {
        count(
            counts.lost,
            "lost: " + named(last, key) + " is confirmed but does not stand",
            known(item, entries));
      }
    }
  }

  private void judge(LedgerItem item, OutboxEntry entry, List<OutboxEntry> all) {
    String key = item.key();
    if (!entry.state().isFinal()) {
      if (isOverdue(entry)) {
        count(
            counts.stuck,
            "stuck: " + named(entry, key) + " is still " + entry.state(),
            known(item, all));
      }
    } else if (entry.state() != OutboxState.CONFIRMED) {
      if (entry.reason().isEmpty()) {
        count(
            counts.lost,
            "lost: " + named(entry, key) + " ended without a reason",
            known(item, all));
      }
    } else if (entry.intent().hold().isPresent()
        && !journal.wasHeldUntil(item, entry.intent().hold().get().until())) {
      count(
          counts.lost,
          "lost: " + named(entry, key) + " is confirmed but was never made",
          known(item, all));
    }
  }

  /** What people carry has their time; a hold whose day has come is in vain. */
  private boolean isOverdue(OutboxEntry entry) {
    int days = entry.state() == OutboxState.PLANNED ? 1 : arena.turnaround().days();
    LocalDate since = entry.sentOn().orElse(entry.plannedOn());
    return !since.isAfter(ledger.today().minusDays(days))
        || entry.intent().hold().filter(hold -> !hold.until().isAfter(ledger.today())).isPresent();
  }

  /** A hold may have ended by itself on its day, where the date alone holds. */
  private boolean isShown(Intent intent, LedgerItem item) {
    DunningState state = ledger.canonical(item).dunning();
    boolean dateIsOver =
        state.mark().filter(mark -> !mark.date().isAfter(ledger.today())).isPresent();
    boolean ranOut =
        arena.capabilities().contains(Capability.BLOCK_EXPIRES)
            && intent.hold().filter(hold -> !hold.until().isAfter(ledger.today())).isPresent();
    boolean over = dateIsOver || ranOut;
    return intent.kind() == Intent.Kind.HOLD
        ? state.isHeldByUs() || over
        : !state.isHeldByUs() || isCoveredForOthers(item);
  }

  /**
   * Where a debtor has one block that ends by itself, it covers all of its items. It holds an item
   * off only where a run comes before its end that would dun it; in every other case what was let
   * go is let go.
   */
  private boolean isCoveredForOthers(LedgerItem item) {
    Debtor debtor = ledger.debtor(item.debtor());
    Optional<LocalDate> until = ledger.marks().heldUntil(item, debtor);
    boolean byItself =
        ledger.marks().block(item, ledger.today()).filter(DunningBlock::isOurs).isPresent();
    return arena.capabilities().containsAll(COVERING)
        && !byItself
        && until.isPresent()
        && arena
            .times()
            .firstNativeRun(ledger.canonical(item), debtor)
            .filter(run -> run.isBefore(until.get()))
            .isEmpty();
  }

  private static String named(OutboxEntry entry, String key) {
    return "write " + entry.id() + " (" + entry.intent().kind() + " " + key + ")";
  }

  /** What the ledger did with the item and what our store says it asked for. */
  private List<String> known(LedgerItem item, List<OutboxEntry> entries) {
    List<String> known = new ArrayList<>(journal.changes(item));
    entries.stream().map(LedgerJudge::told).forEach(known::add);
    return known;
  }

  private static String told(OutboxEntry entry) {
    Intent intent = entry.intent();
    String until = intent.hold().map(days -> " until " + days.until()).orElse("");
    String sent = entry.sentOn().map(day -> ", sent " + day).orElse("");
    String why = entry.reason().map(reason -> ", " + reason.text(Locale.ENGLISH)).orElse("");
    return "store write %d: %s%s, try %d, planned %s%s: %s%s"
        .formatted(
            entry.id(),
            intent.kind(),
            until,
            entry.tries(),
            entry.plannedOn(),
            sent,
            entry.state(),
            why);
  }

  private void count(AtomicLong counter, String finding, List<String> known) {
    if (found.add(finding)) {
      counter.incrementAndGet();
      evidence.add(finding, known);
    }
  }
}
