package io.mahnwerk.core.store;

import java.util.Set;

/** How far a write has come. Only a read confirms one. */
public enum OutboxState {
  /** Decided, not sent. */
  PLANNED,
  /** About to be sent or sent; without an answer it counts as {@link #UNCERTAIN}. */
  SENT,
  /** The ledger took the request. */
  PENDING,
  /** A read showed it. */
  CONFIRMED,
  /** The ledger had moved on; the debtor is scored anew. */
  STALE,
  REFUSED,
  /** The answer was lost: reading decides, it is never sent again. */
  UNCERTAIN,
  /** The ledger did not do it. */
  FAILED,
  /** Replaced by a later decision, or no read showed it in time. */
  EXPIRED;

  /** States in which the request may be on its way: nothing else is asked of the target then. */
  public static final Set<OutboxState> IN_FLIGHT = Set.of(SENT, PENDING, UNCERTAIN);

  public boolean isInFlight() {
    return IN_FLIGHT.contains(this);
  }

  public boolean isFinal() {
    return this != PLANNED && !isInFlight();
  }
}
