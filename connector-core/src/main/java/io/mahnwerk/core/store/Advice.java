package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was advised for one debtor.
 *
 * @param account what was scored
 * @param reviewOn the day on which the case is looked at again although nothing changed
 * @param basis what it can be computed again from
 */
public record Advice(
    DebtorAccount account,
    List<Recommendation> recommendations,
    Optional<LocalDate> reviewOn,
    ReceiptBasis basis) {
  public Advice {
    recommendations = List.copyOf(recommendations);
  }

  /** Advice that cannot be computed again. */
  public Advice(
      DebtorAccount account, List<Recommendation> recommendations, Optional<LocalDate> reviewOn) {
    this(account, recommendations, reviewOn, ReceiptBasis.NONE);
  }
}
