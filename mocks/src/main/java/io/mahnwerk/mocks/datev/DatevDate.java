package io.mahnwerk.mocks.datev;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Dates as DATEV writes them: TTMMJJJJ in rows, JJJJMMTT in headers. */
final class DatevDate {
  private static final DateTimeFormatter ROW =
      DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter PEOPLE =
      DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

  private DatevDate() {}

  static String row(LocalDate date) {
    return date.format(ROW);
  }

  static String row(Optional<LocalDate> date) {
    return date.map(DatevDate::row).orElse("");
  }

  /** As a clerk reads and types it. */
  static String people(LocalDate date) {
    return date.format(PEOPLE);
  }

  /** Throws {@link IllegalArgumentException} for what is no day of this century. */
  static LocalDate ofRow(String text) {
    return parse(text, ROW);
  }

  static LocalDate ofPeople(String text) {
    return parse(text, PEOPLE);
  }

  static String header(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static LocalDate parse(String text, DateTimeFormatter form) {
    try {
      LocalDate date = LocalDate.parse(text, form);
      if (date.getYear() / 100 == 20) {
        return date;
      }
    } catch (DateTimeException noDay) {
      // Said below, in the same words as a day of another century.
    }
    throw new IllegalArgumentException("'" + text + "' ist kein Tag dieses Jahrhunderts");
  }
}
