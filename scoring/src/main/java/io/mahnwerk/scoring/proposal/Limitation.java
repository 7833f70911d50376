package io.mahnwerk.scoring.proposal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a German claim becomes time-barred: three years from the end of the year in which it fell
 * due (sections 195 and 199 BGB). Interruptions that a ledger does not hold are not known here.
 */
final class Limitation {
  private static final int YEARS = 3;

  private Limitation() {}

  /** The last day; empty for a country whose law is not described. */
  static Optional<LocalDate> lastDay(String country, LocalDate due) {
    return country.equals("DE")
        ? Optional.of(LocalDate.of(due.getYear() + YEARS, 12, 31))
        : Optional.empty();
  }
}
