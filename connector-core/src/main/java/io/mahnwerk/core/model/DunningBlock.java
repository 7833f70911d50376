package io.mahnwerk.core.model;

/**
 * Keeps an item or a debtor out of the dunning run.
 *
 * @param reasonCode the ledger's own reason key, as it stands there
 * @param owner only a block of ours may be moved or lifted by us
 */
public record DunningBlock(String reasonCode, Owner owner) {
  /** Who set a block; told apart by our own reason code. */
  public enum Owner {
    OURS,
    CLERK
  }

  public boolean isOurs() {
    return owner == Owner.OURS;
  }
}
