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
 */
public record Advice(
    DebtorAccount account, List<Recommendation> recommendations, Optional<LocalDate> reviewOn) {
  public Advice {
    recommendations = List.copyOf(recommendations);
  }
}
