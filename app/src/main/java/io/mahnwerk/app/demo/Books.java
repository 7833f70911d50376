package io.mahnwerk.app.demo;

import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.DebtorBehaviour;

/** A ledger and the debtors who act on it. */
public record Books(SimulatedLedger ledger, DebtorBehaviour behaviour) {
  /** The same books, which go their own way from here on. */
  public Books copy() {
    SimulatedLedger own = ledger.copy();
    return new Books(own, behaviour.continuedOn(own));
  }
}
