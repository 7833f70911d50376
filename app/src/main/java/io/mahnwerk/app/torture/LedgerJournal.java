package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.LedgerWatch;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger's own change log, kept as long as one ledger is played: who changed what. It knows
 * nothing of our store, so it is a second opinion on it.
 */
final class LedgerJournal implements LedgerWatch {
  private final SimulatedLedger ledger;
  private final Evidence evidence;
  private final TortureCounts counts;
  private final ThreadLocal<Actor> actor = ThreadLocal.withInitial(() -> Actor.US);
  private final Set<String> blockedByClerk = new HashSet<>();
  private final Map<String, Map<String, String>> textsOfClerk = new HashMap<>();
  private final Map<String, Actor> lastActor = new HashMap<>();
  private final HeldDays held;
  private final ChangeLog log = new ChangeLog();
  private final Set<String> changedByUs = new HashSet<>();
  private final Set<String> debtorsChangedByUs = new HashSet<>();

  /** Who changes a ledger; what comes through the ERP's interfaces is ours. */
  enum Actor {
    US,
    CLERK,
    OTHERS
  }

  LedgerJournal(SimulatedLedger ledger, Evidence evidence) {
    this.ledger = ledger;
    this.evidence = evidence;
    this.counts = evidence.counts();
    this.held = new HeldDays(ledger);
  }

  /** Does something as somebody else than us, in this thread. */
  void as(Actor somebody, Runnable work) {
    actor.set(somebody);
    try {
      work.run();
    } finally {
      actor.remove();
    }
  }

  @Override
  public synchronized void changed(Optional<LedgerItem> before, LedgerItem after) {
    if (before.isEmpty()) {
      log.posted(ledger.today(), after);
      return;
    }
    log.changed(ledger.today(), actor.get(), before.get(), after);
    if (actor.get() == Actor.US) {
      byUs(before.get(), after);
    } else if (!sameMarks(before.get(), after)) {
      byClerk(before.get(), after);
    }
  }

  /** Where a block of the debtor holds its items, a change of it is one of all of them. */
  @Override
  public synchronized void debtorChanged(Debtor before, Debtor after) {
    String number = after.ref().number();
    log.changed(ledger.today(), actor.get(), before, after);
    if (actor.get() != Actor.US) {
      if (!before.dunning().block().equals(after.dunning().block())) {
        letGoWith(number);
      }
      return;
    }
    evidence.written();
    debtorsChangedByUs.add(number);
    if (before.dunning().equals(after.dunning())) {
      repeated("debtor " + number, log.ofDebtor(number));
    }
    Optional<DunningBlock> clerks = blockOfClerk(before);
    if (clerks.isPresent() && !clerks.equals(after.dunning().block())) {
      counts.wrongOwner.incrementAndGet();
      evidence.add(
          "wrong owner: a clerk's block of debtor " + number + " was changed",
          log.ofDebtor(number));
    }
    held.note(after);
  }

  /** One that is over holds nothing off; what our own lift leaves behind is such a one. */
  private Optional<DunningBlock> blockOfClerk(Debtor debtor) {
    return ledger
        .marks()
        .inForce(debtor, ledger.today())
        .dunning()
        .block()
        .filter(block -> !block.isOurs());
  }

  /** What becomes of items without a block of their own is somebody else's doing then. */
  private void letGoWith(String debtor) {
    ledger.openItems(debtor).stream()
        .filter(item -> item.blockReason().isBlank())
        .forEach(item -> lastActor.put(item.key(), actor.get()));
  }

  /** Somebody who carried our change in entered another day than we had asked for. */
  synchronized void wasChangedByClerk(String item) {
    lastActor.put(item, Actor.CLERK);
  }

  /** Whether the last change of the item's dunning fields was ours. */
  synchronized boolean isLastChangedByUs(LedgerItem item) {
    Actor last = lastActor.get(item.key());
    return last == Actor.US || last == null && debtorsChangedByUs.contains(item.debtor());
  }

  /** Whether a change of ours ever left the item held until this day. */
  synchronized boolean wasHeldUntil(LedgerItem item, LocalDate until) {
    return held.contain(item, until);
  }

  /**
   * Items that we changed of their own. One that came while its debtor was blocked needs no write:
   * when the debtor's block goes, it is held to the same day by itself.
   */
  synchronized Set<String> changedByUs() {
    return Set.copyOf(changedByUs);
  }

  synchronized Set<String> debtorsChangedByUs() {
    return Set.copyOf(debtorsChangedByUs);
  }

  /** The last changes of the item and of its debtor in words, oldest first. */
  synchronized List<String> changes(LedgerItem item) {
    return log.of(item);
  }

  /** The same of a debtor's own data. */
  synchronized List<String> changes(String debtor) {
    return log.ofDebtor(debtor);
  }

  private void byUs(LedgerItem before, LedgerItem after) {
    String key = after.key();
    evidence.written();
    if (!held.goesOn(after)) {
      changedByUs.add(key);
    }
    lastActor.put(key, Actor.US);
    if (sameMarks(before, after)) {
      repeated(key, log.of(after));
    }
    boolean lifted = !before.blockReason().equals(after.blockReason());
    if (lifted && blockedByClerk.remove(key)
        || overwritesText(before, after)
        || endsADispute(before, after)) {
      counts.wrongOwner.incrementAndGet();
      evidence.add("wrong owner: what a clerk set on " + key + " was changed", log.of(after));
    }
    held.note(after);
  }

  private void repeated(String what, List<String> known) {
    counts.repeated.incrementAndGet();
    evidence.add("repeated: the same change of " + what + " was carried out twice", known);
  }

  private static boolean endsADispute(LedgerItem before, LedgerItem after) {
    String word = before.traits().dispute();
    return !word.isBlank() && !word.equals(after.traits().dispute());
  }

  private boolean overwritesText(LedgerItem before, LedgerItem after) {
    Map<String, String> texts = textsOfClerk.getOrDefault(after.key(), Map.of());
    return texts.keySet().stream()
        .anyMatch(
            field ->
                texts.get(field).equals(before.references().get(field))
                    && !texts.get(field).equals(after.references().get(field)));
  }

  private void byClerk(LedgerItem before, LedgerItem after) {
    String key = after.key();
    lastActor.put(key, Actor.CLERK);
    if (isBlockedByHand(after)) {
      blockedByClerk.add(key);
    } else {
      blockedByClerk.remove(key);
    }
    notOurs(after)
        .forEach(
            (field, text) -> {
              if (!text.equals(before.references().get(field))) {
                textsOfClerk.computeIfAbsent(key, k -> new HashMap<>()).put(field, text);
              }
            });
  }

  private boolean isBlockedByHand(LedgerItem item) {
    return !item.blockReason().isBlank() && ledger.canonical(item).dunning().isBlockedByClerk();
  }

  /** A clerk who lets an item go may move our own date, which stays ours to take back. */
  private Map<String, String> notOurs(LedgerItem item) {
    return ledger.marks().withdraw(item, item.changedOn()).references();
  }

  private static boolean sameMarks(LedgerItem before, LedgerItem after) {
    return before.blockReason().equals(after.blockReason())
        && before.references().equals(after.references());
  }
}
