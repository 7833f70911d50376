package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DebtorRef;
import java.util.List;

/**
 * Gives single debtors the opened procedure and their former one back, in a ledger whose settings
 * allow it; elsewhere that is the administrator's own mass change. Who is steered is still read
 * from the ledger, which also keeps what a debtor had before, so that it can be given back when our
 * store was lost.
 *
 * <p>Both answer one outcome for each debtor, in the same order, and never throw for what happens
 * to one of them.
 */
public interface ProcedureSwitch {
  /**
   * Refused for a debtor that has terms of its own from a person, or an open item that the opened
   * procedure would dun before its former day before it can be marked. One that we opened and that
   * came to have such an item is given back what it had, and refused too.
   */
  List<WriteOutcome> open(List<DebtorRef> debtors);

  /**
   * Gives back what a debtor had before {@link #open}. Refused for one that a person opened, and
   * for one whose procedure a person changed since: that stands.
   */
  List<WriteOutcome> giveBack(List<DebtorRef> debtors);
}
