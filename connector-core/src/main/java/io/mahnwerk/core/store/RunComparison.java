package io.mahnwerk.core.store;

import io.mahnwerk.core.model.CompanyCode;
import java.time.LocalDate;

/**
 * A native run as it was foreseen, held against what the ledger then showed.
 *
 * @param foreseen items that were foreseen on a notice; without those that were paid by the day of
 *     the run, of which nobody could know before it
 * @param observed items that were on one
 * @param agreeing items that were both, at the same level where the ledger shows levels
 */
public record RunComparison(
    CompanyCode companyCode, LocalDate run, int foreseen, int observed, int agreeing) {
  private static final int REPRODUCED_PERCENT = 98;

  /** How many items there were, foreseen or observed. */
  public int all() {
    return foreseen + observed - agreeing;
  }

  /** Whether at least 98 % of all notices, foreseen or observed, agree. */
  public boolean isReproduced() {
    return 100L * agreeing >= (long) REPRODUCED_PERCENT * all();
  }
}
