package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.store.OutboxEntry;
import java.util.List;
import java.util.Optional;

/** Is asked batch by batch what may be sent, and told of it before it is. */
public interface WriteGuard {
  WriteGuard NONE = entry -> true;

  /** Whether it may be sent; one that may not stays planned. */
  boolean admits(OutboxEntry entry);

  /** These are sent next. When this throws, nothing of the batch is. */
  default void sending(List<PlannedChange> batch) {}

  /**
   * A change about to be made.
   *
   * @param before the item as it stands; empty for a debtor
   */
  record PlannedChange(DunningInstruction instruction, Optional<OpenItem> before) {}
}
