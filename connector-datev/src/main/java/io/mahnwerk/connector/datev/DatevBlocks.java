package io.mahnwerk.connector.datev;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How our blocks stand in DATEV. A block ends by its own date. At a debtor the Mahnsperre bis
 * (field 233) is ours when an Indiv. Feld says so: {@code MW} and the same date, then a slash and
 * the date that stood there before, if there was one.
 *
 * @param inclusive whether DATEV still blocks on the day that is named
 * @param individualField number of that field, 1 to 10
 */
record DatevBlocks(boolean inclusive, int individualField) {
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final String PREFIX = "MW";
  private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9]{8})(?:/([0-9]{8}))?");

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

  /** What goes into the Indiv. Feld beside a block of ours. */
  static String text(LocalDate lastDay, Optional<LocalDate> former) {
    return PREFIX + DAY.format(lastDay) + former.map(day -> "/" + DAY.format(day)).orElse("");
  }

  /** Whether the field says that the date in field 233 is ours. */
  static boolean isOurs(String text, Optional<LocalDate> lastDay) {
    return lastDay.isPresent() && date(text, 1).equals(lastDay);
  }

  /** Whether we may write into the field: it is empty, or what stands there is ours. */
  static boolean isFree(String text) {
    return text.isBlank() || date(text, 1).isPresent();
  }

  /** What stood in field 233 before our block. */
  static Optional<LocalDate> former(String text) {
    return date(text, 2);
  }

  private static Optional<LocalDate> date(String text, int group) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || form.group(group) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(form.group(group), DAY));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
