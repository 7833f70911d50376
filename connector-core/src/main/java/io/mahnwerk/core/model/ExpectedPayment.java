package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When an item is expected to be paid if its advised notices go out. A day is absent where nothing
 * says so or where it lies beyond what was looked at.
 *
 * @param from with a likelihood of nine in ten it is not paid before this day
 * @param middle the day by which payment is as likely as not
 * @param until with a likelihood of nine in ten it is paid by this day
 */
public record ExpectedPayment(
    Optional<LocalDate> from, Optional<LocalDate> middle, Optional<LocalDate> until) {
  /** Nothing is expected. */
  public static final ExpectedPayment NONE =
      new ExpectedPayment(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether a span is told at all: it has a beginning, and may have no end. */
  public boolean isTold() {
    return from.isPresent();
  }
}
