package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.Doubt;

/**
 * How far what a model says must be widened.
 *
 * @param known for debtors of whom some paid items are known
 * @param fresh for the others
 */
record Doubts(Doubt known, Doubt fresh) {
  static final Doubts UNTOLD = new Doubts(Doubt.UNTOLD, Doubt.UNTOLD);

  Doubt of(int evidence) {
    return evidence < DayPrices.KNOWN ? fresh : known;
  }
}
