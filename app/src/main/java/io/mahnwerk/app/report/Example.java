package io.mahnwerk.app.report;

import io.mahnwerk.core.model.Reason;
import java.util.List;

/**
 * One decision, told.
 *
 * @param amount in plain form with its currency
 * @param formerDay ISO date
 * @param chosenDay ISO date; blank when it was left to the clerk
 * @param paidOn ISO date; blank when it was not paid within the run
 * @param receipt its number in the home of the demo; blank where what it rests on was not kept
 */
public record Example(
    String debtor,
    String document,
    String amount,
    String formerDay,
    String chosenDay,
    String paidOn,
    String receipt,
    List<Reason> reasons) {
  public Example {
    reasons = List.copyOf(reasons);
  }
}
