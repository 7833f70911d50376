package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import java.util.Optional;

/**
 * An item as it was last read.
 *
 * @param posted the largest amount it was ever seen with
 */
record StoredItem(OpenItem item, Money posted, Optional<Clearing> clearing) {
  static StoredItem of(OpenItem item, Optional<Clearing> clearing, Optional<StoredItem> before) {
    Money seen = item.openAmount();
    Money posted =
        before
            .map(StoredItem::posted)
            .filter(known -> known.currency().equals(seen.currency()))
            .filter(known -> known.abs().compareTo(seen.abs()) > 0)
            .orElse(seen);
    return new StoredItem(item, posted, clearing);
  }

  /** Whether anything that advice rests on differs; our own marks and versions do not count. */
  boolean differsInInputs(StoredItem other) {
    return !clearing.equals(other.clearing) || !withoutOurs(item).equals(withoutOurs(other.item));
  }

  private static OpenItem withoutOurs(OpenItem item) {
    DunningState state = item.dunning();
    Optional<DunningBlock> clerksBlock = state.block().filter(block -> !block.isOurs());
    return item.with(
        new DunningState(
            state.level(),
            state.lastDunnedOn(),
            clerksBlock,
            Optional.empty(),
            state.markFieldTaken()),
        new RecordVersion(""));
  }
}
