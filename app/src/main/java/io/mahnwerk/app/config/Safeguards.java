package io.mahnwerk.app.config;

import io.mahnwerk.core.model.Money;
import java.util.Optional;

/**
 * What bounds a run, whatever it was advised. Items of steered debtors that are only held to their
 * former day do not count.
 *
 * @param items how many items one run may hold, at least 1
 * @param amount how much of its currency one run may hold; empty for any amount
 * @param heldShare how many percent of the debtors with open items may be held when the run has
 *     ended, 1 to 100; counted from {@value #FEWEST_DEBTORS} debtors on
 * @param pilotShare for how many percent of the debtors recommended days are used, 0 to 100; all
 *     others keep their former day
 */
public record Safeguards(int items, Optional<Money> amount, int heldShare, int pilotShare) {
  /** A share of fewer debtors says nothing. */
  public static final int FEWEST_DEBTORS = 20;

  public static final Safeguards DEFAULT = new Safeguards(1000, Optional.empty(), 50, 100);

  public Safeguards {
    if (items < 1 || heldShare < 1 || heldShare > 100 || pilotShare < 0 || pilotShare > 100) {
      throw new IllegalArgumentException("A limit is out of its range");
    }
  }
}
