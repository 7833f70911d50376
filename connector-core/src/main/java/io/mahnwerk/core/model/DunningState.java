package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What dunning has done to an item so far, as its ledger shows it.
 *
 * @param markFieldTaken whether the field for our date holds somebody else's text
 */
public record DunningState(
    DunningLevel level,
    Optional<LocalDate> lastDunnedOn,
    Optional<DunningBlock> block,
    Optional<DunningMark> mark,
    boolean markFieldTaken) {
  public static final DunningState UNTOUCHED =
      new DunningState(
          DunningLevel.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false);

  public boolean isHeldByUs() {
    return block.map(DunningBlock::isOurs).orElse(false);
  }

  /** Until when we hold, as far as the ledger shows it: by our date or by the end of our block. */
  public Optional<LocalDate> heldUntil() {
    return mark.map(DunningMark::date)
        .or(() -> block.filter(DunningBlock::isOurs).flatMap(DunningBlock::until));
  }

  public boolean isBlockedByClerk() {
    return block.map(b -> !b.isOurs()).orElse(false);
  }

  public boolean hasFreshMark() {
    return mark.map(m -> m.isFresh(lastDunnedOn)).orElse(false);
  }

  /**
   * Whether the item carries a day of ours that was chosen for its next notice and has come. A day
   * still to come, whose block a person lifted, tells nothing of the notice after the next one.
   */
  public boolean isChosenBy(LocalDate runDate) {
    return hasFreshMark() && mark.map(m -> !m.date().isAfter(runDate)).orElse(false);
  }
}
