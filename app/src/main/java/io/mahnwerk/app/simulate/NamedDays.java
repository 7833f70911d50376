package io.mahnwerk.app.simulate;

import io.mahnwerk.core.model.ExpectedPayment;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often payment came outside of the days that were named for it.
 *
 * @param items for which days were named and of which it is known whether they held
 * @param earlier how many of them were paid before the first day
 * @param later how many were not paid by the last one
 */
record NamedDays(int items, int earlier, int later) {
  static final NamedDays NONE = new NamedDays(0, 0, 0);

  /**
   * One item. Where no last day was named none can be missed.
   *
   * @param paid its payment, if there was one
   * @param end the last day that was played
   */
  static NamedDays of(ExpectedPayment named, Optional<LocalDate> paid, LocalDate end) {
    Optional<LocalDate> from = named.from();
    boolean open = paid.isEmpty();
    boolean undecided =
        open && (end.isBefore(from.orElse(end)) || named.until().filter(end::isBefore).isPresent());
    if (from.isEmpty() || undecided) {
      return NONE;
    }
    LocalDate day = paid.orElse(LocalDate.MAX);
    boolean late = named.until().filter(day::isAfter).isPresent();
    return new NamedDays(1, day.isBefore(from.get()) ? 1 : 0, late ? 1 : 0);
  }

  NamedDays plus(NamedDays other) {
    return new NamedDays(items + other.items, earlier + other.earlier, later + other.later);
  }
}
