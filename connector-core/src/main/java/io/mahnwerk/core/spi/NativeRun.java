package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.Reason;
import java.time.LocalDate;
import java.util.List;

/**
 * A ledger's own dunning run as a pure function: the same account, parameters and day always give
 * the same notices. Ledgers dun each account by itself, so a whole ledger is a stream of accounts.
 */
public interface NativeRun {
  Result dun(DebtorAccount account, Parameters run);

  /** Whether code in the ledger enforces the floor of a steered debtor's items. */
  enum Floor {
    /** Every item is treated by the debtor's own procedure. */
    NONE,
    /**
     * An item is treated by the former procedure's days unless it carries a mark of ours that is
     * dated after its last notice and not after the run.
     */
    ENFORCED
  }

  /**
   * @param runDate the run's dunning date
   * @param procedures by the debtor's key; a debtor whose key is not described is not dunned
   */
  record Parameters(LocalDate runDate, DunningProcedures procedures, Floor floor) {}

  /** What the run prints and, in its exception list, why it did not. */
  record Result(List<DunningNotice> notices, List<NotDunned> notDunned) {
    public Result {
      notices = List.copyOf(notices);
      notDunned = List.copyOf(notDunned);
    }
  }

  /**
   * @param onExceptionList whether the ledger prints this on its exception list
   */
  record NotDunned(DunningTarget target, Reason reason, boolean onExceptionList) {}
}
