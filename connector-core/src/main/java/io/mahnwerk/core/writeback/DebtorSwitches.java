package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import java.util.function.Predicate;

/**
 * What may be written for which debtor.
 *
 * @param switchedOn whether marks are set; for any other debtor what stands is only brought to its
 *     end
 * @param leftAlone whether nothing at all is written, not even to end what stands
 * @param advised whether recommended days are used; where they are not, what stands ends on its own
 *     date, items with an opened procedure are held to their former day, and others are not held
 */
public record DebtorSwitches(
    Predicate<Debtor> switchedOn, Predicate<Debtor> leftAlone, Predicate<Debtor> advised) {
  public DebtorSwitches(Predicate<Debtor> switchedOn, Predicate<Debtor> leftAlone) {
    this(switchedOn, leftAlone, debtor -> true);
  }

  /** Marks are set for some debtors, and end for all others. */
  public static DebtorSwitches on(Predicate<Debtor> switchedOn) {
    return new DebtorSwitches(switchedOn, debtor -> false);
  }
}
