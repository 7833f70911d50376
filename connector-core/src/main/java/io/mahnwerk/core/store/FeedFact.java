package io.mahnwerk.core.store;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningLevel;
import java.time.LocalDate;
import java.util.Optional;

/** A fact about an item that no ledger holds; it may come before the item does. */
public sealed interface FeedFact {
  DebtorRef debtor();

  /** The document's number as the ledger shows it; leading zeros are significant. */
  String documentNumber();

  LocalDate day();

  /**
   * A notice that was sent.
   *
   * @param propensity the probability with which its day was drawn, greater than 0 up to 1; empty
   *     where the day was not drawn
   */
  record Noticed(
      DebtorRef debtor,
      String documentNumber,
      LocalDate day,
      DunningLevel level,
      Optional<Double> propensity)
      implements FeedFact {
    public Noticed {
      propensity.ifPresent(
          share -> {
            if (!(share > 0 && share <= 1)) {
              throw new IllegalArgumentException(
                  "A propensity must be greater than 0 and at most 1 but was " + share);
            }
          });
    }
  }

  /** The debtor complained about a notice. */
  record Complained(DebtorRef debtor, String documentNumber, LocalDate day) implements FeedFact {}
}
