package io.mahnwerk.mocks.datev;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Days as DATEVconnect writes them: midnight with the offset of Central Europe. A time with another
 * offset is taken to the server's own zone and may become another day; a time that the database
 * rounds up becomes the next one.
 */
final class ConnectTime {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final long ROUNDING_NANOS = 2_000_000;

  private ConnectTime() {}

  static String write(LocalDate day) {
    return day.atStartOfDay(ZONE).format(FORM);
  }

  /** Throws {@link IllegalArgumentException} for what is no time with an offset. */
  static LocalDate read(String text) {
    try {
      return OffsetDateTime.parse(text)
          .atZoneSameInstant(ZONE)
          .plusNanos(ROUNDING_NANOS)
          .toLocalDate();
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("'" + text + "' is no date-time", noTime);
    }
  }

  /** The day of a filter, which is written with or without a time. */
  static LocalDate readDay(String text) {
    try {
      return text.contains("T") ? read(text) : LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException("'" + text + "' is no date", noDay);
    }
  }
}
