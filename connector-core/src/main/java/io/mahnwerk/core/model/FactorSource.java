package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures from outside of the ledger that may tell who pays when: a credit bureau's index, a
 * business climate, the weather. Never about who a person is. Implementations are safe for several
 * threads and answer a question always alike: what a past day was advised with must come out again.
 */
public interface FactorSource {

  /** The figures it has, each a column of its own; lower-case words joined by underscores. */
  List<String> names();

  /**
   * The figure that was in force for the debtor as far as it had been recorded before the day;
   * empty where none had.
   */
  OptionalDouble value(String name, Debtor debtor, LocalDate day);
}
