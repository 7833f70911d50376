package io.mahnwerk.mocks.ledger;

import io.mahnwerk.core.model.Debtor;
import java.util.Optional;

/**
 * Sees every change of a ledger as it is made, in the thread that makes it and inside its
 * transaction: the ledger's own change log.
 */
@FunctionalInterface
public interface LedgerWatch {
  LedgerWatch NOBODY = (before, after) -> {};

  /**
   * @param before empty for an item that is posted
   */
  void changed(Optional<LedgerItem> before, LedgerItem after);

  /** The same for the dunning data of a debtor. */
  default void debtorChanged(Debtor before, Debtor after) {}
}
