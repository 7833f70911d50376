package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Keeps an item or a debtor out of the dunning run.
 *
 * @param reasonCode the ledger's own reason key, as it stands there
 * @param owner only a block of ours may be moved or lifted by us
 * @param until the first day on which it no longer holds; empty where its ledger shows no end of it
 */
public record DunningBlock(String reasonCode, Owner owner, Optional<LocalDate> until) {
  /** Who set a block; told apart by our own reason code. */
  public enum Owner {
    OURS,
    CLERK
  }

  /** A block of which the ledger shows no end. */
  public DunningBlock(String reasonCode, Owner owner) {
    this(reasonCode, owner, Optional.empty());
  }

  public DunningBlock endingOn(LocalDate day) {
    return new DunningBlock(reasonCode, owner, Optional.of(day));
  }

  public boolean isOurs() {
    return owner == Owner.OURS;
  }
}
