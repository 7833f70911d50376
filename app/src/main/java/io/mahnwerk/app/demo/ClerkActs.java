package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.mocks.ledger.LedgerItem;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import java.util.HashMap;
import java.util.Map;

/** What clerks decided about items of one ledger, and whether anybody undid a block of theirs. */
final class ClerkActs {
  private final SimulatedLedger ledger;
  private final Map<String, String> blocks = new HashMap<>();
  private final Map<String, DunningLevel> leftToClerk = new HashMap<>();
  private final Map<String, DunningLevel> overridden = new HashMap<>();
  private int marksTouched;
  private int overrides;

  ClerkActs(SimulatedLedger ledger) {
    this.ledger = ledger;
  }

  /** From here on the item's next notice is the clerk's. */
  void add(ClerkAction action) {
    String key = action.itemKey();
    DunningLevel level = ledger.item(key).level();
    leftToClerk.put(key, level);
    if (action.kind() == ClerkAction.Kind.LIFTED_OURS
        || action.kind() == ClerkAction.Kind.CHANGED_OURS) {
      overridden.put(key, level);
      overrides++;
    }
  }

  void noteBlocks() {
    blocks.clear();
    for (LedgerItem item : ledger.openItems()) {
      if (ledger.marks().block(item).filter(block -> !block.isOurs()).isPresent()) {
        blocks.put(item.key(), item.blockReason());
      }
    }
  }

  /** Counts the noted blocks that are no longer as they were. */
  void compareBlocks() {
    blocks.forEach(
        (key, reason) -> {
          LedgerItem now = ledger.item(key);
          if (now.isOpen() && !now.blockReason().equals(reason)) {
            marksTouched++;
          }
        });
  }

  /** Whether a clerk decides about the item's next notice. */
  boolean decideAbout(OpenItem item) {
    return isAt(leftToClerk, item);
  }

  /** Whether a clerk ended our mark for the item's next notice. */
  boolean ended(OpenItem item) {
    return isAt(overridden, item);
  }

  /** How many marks of ours a clerk lifted or changed. */
  int overrides() {
    return overrides;
  }

  /** How many blocks of clerks were changed by others. */
  int marksTouched() {
    return marksTouched;
  }

  private static boolean isAt(Map<String, DunningLevel> levels, OpenItem item) {
    return item.dunning().level().equals(levels.get(item.ref().nativeKey()));
  }
}
