package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Shows people, in the lists they already work in, what is suggested and why. Nothing in the ledger
 * acts on it, and showing the same twice changes nothing.
 */
public interface SuggestionBoard {

  /** A ledger in whose lists nothing of ours can be shown. */
  SuggestionBoard NONE = suggestions -> {};

  /**
   * @throws io.mahnwerk.core.failure.ConnectorException when the ledger could not be reached; what
   *     was not shown is then shown with the next call
   */
  void show(Collection<Suggestion> suggestions);

  /**
   * How many suggestions of ours stand there, as the ledger itself shows them. What only says that
   * a person decides is hers and does not count.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when the ledger cannot be read
   */
  default long standing() {
    return 0;
  }

  /**
   * Takes every suggestion out, also those that nobody remembers: they are found by reading. That a
   * person decides stays noted. Answers how many the ledger did not take out.
   *
   * @throws io.mahnwerk.core.failure.ConnectorException when the ledger could not be reached; the
   *     next call goes on
   */
  default long takeOut() {
    return 0;
  }

  /**
   * @param recommended the day on which a notice is suggested; empty when none is
   * @param expected when the payment is expected, where a model could say so
   * @param reasons the weightiest first, at most three
   * @param modelVersion the model's name; blank for a rule
   */
  record Suggestion(
      OpenItemRef item,
      Optional<LocalDate> recommended,
      Optional<Expected> expected,
      List<Reason> reasons,
      String modelVersion) {

    public Suggestion {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * @param withinMonth the likelihood of payment within 30 days, 0 to 1, at most 4 decimals
   * @param payment on which days
   */
  record Expected(BigDecimal withinMonth, ExpectedPayment payment) {}
}
