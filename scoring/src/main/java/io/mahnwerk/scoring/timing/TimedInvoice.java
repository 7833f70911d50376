package io.mahnwerk.scoring.timing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An invoice as far as its timing goes.
 *
 * @param amount only its order of magnitude matters
 * @param clearedOn empty while it is open
 */
public record TimedInvoice(
    String debtor,
    String country,
    LocalDate documentDate,
    LocalDate dueDate,
    double amount,
    Optional<LocalDate> clearedOn) {

  /** Days from document to payment; only for one that is cleared. */
  int daysToPay() {
    return days(documentDate, clearedOn.orElseThrow());
  }

  /** Days from document to due date. */
  int terms() {
    return days(documentDate, dueDate);
  }

  boolean isLate() {
    return clearedOn.orElseThrow().isAfter(dueDate);
  }

  boolean isClearedBefore(LocalDate day) {
    return clearedOn.filter(cleared -> cleared.isBefore(day)).isPresent();
  }

  static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
