package io.mahnwerk.core.model;

/**
 * Somebody contests the item. It is never dunned on a day of ours; a clerk decides.
 *
 * @param status the ledger's own word for how far the matter is, never blank
 */
public record Dispute(String status) {
  public Dispute {
    if (status.isBlank()) {
      throw new IllegalArgumentException("A dispute needs the ledger's word for its status");
    }
  }
}
