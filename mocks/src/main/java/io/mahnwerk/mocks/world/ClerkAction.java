package io.mahnwerk.mocks.world;

import java.time.LocalDate;

/** What a clerk did to an item's dunning block by hand. */
public record ClerkAction(Kind kind, String itemKey, LocalDate day) {
  /** Ours and own as the ledger's convention tells them apart. */
  public enum Kind {
    LIFTED_OURS,
    CHANGED_OURS,
    SET_OWN,
    LIFTED_OWN
  }
}
