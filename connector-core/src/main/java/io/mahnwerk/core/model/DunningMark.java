package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The date of ours that an item carries in its ledger: not to be dunned before it. A mark outlives
 * the block that goes with it, and so tells a chosen day from an item that nobody looked at.
 */
public record DunningMark(LocalDate date) {
  /** A mark speaks for the item's next notice only while its date lies after the last one. */
  public boolean isFresh(Optional<LocalDate> lastDunnedOn) {
    return lastDunnedOn.map(date::isAfter).orElse(true);
  }
}
