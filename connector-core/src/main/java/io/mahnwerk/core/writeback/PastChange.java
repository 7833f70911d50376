package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.store.Intent;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change that an earlier run made, and what stood before it.
 *
 * @param until the date of a hold; empty for the two others
 * @param wasHeld whether our block stood before
 * @param dateBefore our date before, with or without our block
 */
public record PastChange(
    OpenItemRef item,
    Intent.Kind kind,
    Optional<LocalDate> until,
    boolean wasHeld,
    Optional<LocalDate> dateBefore) {

  /** Of two changes that one run made to an item: from what stood at first to what came last. */
  PastChange then(PastChange later) {
    return new PastChange(item, later.kind, later.until, wasHeld, dateBefore);
  }
}
