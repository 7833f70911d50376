package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * How our blocks stand in DATEV. A block ends by its own date. At a debtor the Mahnsperre bis
 * (field 233) is ours when the {@link OwnNote} in an Indiv. Feld names the same date.
 *
 * @param inclusive whether DATEV still blocks on the day that is named
 * @param individualField number of that field, 1 to 10
 */
record DatevBlocks(boolean inclusive, int individualField) {
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT);

  /** The date to be written so that the debtor or item may be dunned on the day again. */
  LocalDate lastDay(LocalDate until) {
    return inclusive ? until.minusDays(1) : until;
  }

  /** The first day on which a block with this date no longer holds. */
  LocalDate freeFrom(LocalDate lastDay) {
    return inclusive ? lastDay.plusDays(1) : lastDay;
  }

  boolean isInForce(LocalDate lastDay, LocalDate today) {
    return freeFrom(lastDay).isAfter(today);
  }
}
