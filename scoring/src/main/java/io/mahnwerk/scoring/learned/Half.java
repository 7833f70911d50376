package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DebtorRef;

/** Debtors fall into one of two halves by their number, in whatever order they are met. */
enum Half {
  FIRST,
  SECOND;

  /**
   * Knuth's multiplicative hashing: no digit decides alone, as numbers may end in a check digit.
   */
  private static final int GOLDEN = 0x9E3779B9;

  static Half of(DebtorRef debtor) {
    return debtor.toString().hashCode() * GOLDEN >= 0 ? FIRST : SECOND;
  }

  boolean has(DebtorRef debtor) {
    return of(debtor) == this;
  }
}
