package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import java.util.function.Predicate;

/**
 * What may be written for which debtor.
 *
 * @param switchedOn whether marks are set; for any other debtor what stands is only brought to its
 *     end
 * @param leftAlone whether nothing at all is written, not even to end what stands
 */
public record DebtorSwitches(Predicate<Debtor> switchedOn, Predicate<Debtor> leftAlone) {
  /** Marks are set for some debtors, and end for all others. */
  public static DebtorSwitches on(Predicate<Debtor> switchedOn) {
    return new DebtorSwitches(switchedOn, debtor -> false);
  }
}
