package io.mahnwerk.mocks.sap;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The literals of OData V2 addresses. */
final class Literal {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?[MmDdLl]?");
  private static final String DATE = "datetime'";

  private Literal() {}

  /** A String, Boolean, BigDecimal, LocalDate or null. */
  static @Nullable Object parse(String token) {
    if (token.equals("null")) {
      return null;
    }
    if (token.equals("true") || token.equals("false")) {
      return Boolean.valueOf(token);
    }
    if (token.startsWith("'")) {
      return unquoted(token, 1);
    }
    if (token.startsWith(DATE)) {
      return day(unquoted(token, DATE.length()));
    }
    if (NUMBER.matcher(token).matches()) {
      return new BigDecimal(token.replaceAll("[MmDdLl]$", ""));
    }
    throw ODataError.badRequest("Invalid literal " + token + ".");
  }

  private static String unquoted(String token, int from) {
    return token.substring(from, token.length() - 1).replace("''", "'");
  }

  /** The properties are ABAP dates: a time of day in the literal cannot match and is refused. */
  private static Object day(String text) {
    try {
      LocalDateTime time = LocalDateTime.parse(text);
      if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
        return time.toLocalDate();
      }
    } catch (DateTimeException notADate) {
      throw ODataError.badRequest("Invalid datetime literal '" + text + "'.");
    }
    throw ODataError.badRequest("Datetime literal '" + text + "' is not at midnight.");
  }
}
