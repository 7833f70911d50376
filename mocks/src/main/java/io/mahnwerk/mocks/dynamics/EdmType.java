package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How values stand in JSON and in addresses. A date that is not set is the first of year 1, or the
 * other day that its type names.
 */
enum EdmType {
  STRING("Edm.String"),
  GUID("Edm.Guid"),
  DATE("Edm.Date"),
  TIMESTAMP("Edm.DateTimeOffset"),
  DECIMAL("Edm.Decimal"),
  INT32("Edm.Int32"),
  INT64("Edm.Int64"),
  BOOLEAN("Edm.Boolean"),
  /** A date as Finance writes it, at noon in UTC; one that is not set is the first of 1900. */
  NOON("Edm.DateTimeOffset"),
  /** A member of an enumeration, whose type is named with it in an address. */
  MEMBER("Edm.EnumType");

  static final LocalDate NO_DATE = LocalDate.of(1, 1, 1);
  private static final LocalDate NOT_SET = LocalDate.of(1900, 1, 1);
  private static final Pattern NAMED_MEMBER =
      Pattern.compile("Microsoft\\.Dynamics\\.DataEntities\\.\\w+'(\\w*)'");
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final String edmName;

  EdmType(String edmName) {
    this.edmName = edmName;
  }

  String edmName() {
    return edmName;
  }

  void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (this) {
      case STRING, GUID, MEMBER -> json.writeString(Objects.toString(value, ""));
      case NOON -> json.writeString(noon(value).toString());
      case DATE -> json.writeString(Objects.requireNonNullElse(value, "0001-01-01").toString());
      case TIMESTAMP ->
          json.writeString(
              value instanceof Instant instant ? MILLIS.format(instant) : "0001-01-01T00:00:00Z");
      case DECIMAL -> json.writeNumber((BigDecimal) Objects.requireNonNull(value));
      case INT32, INT64 -> json.writeNumber(((Number) Objects.requireNonNull(value)).longValue());
      case BOOLEAN -> json.writeBoolean((Boolean) Objects.requireNonNull(value));
    }
  }

  /** A value in the form in which two of this type can be compared. */
  Comparable<?> comparable(@Nullable Object value) {
    return switch (this) {
      case STRING, MEMBER -> Objects.toString(value, "");
      case NOON -> noon(value);
      case GUID -> Objects.toString(value, "");
      case DATE -> value instanceof LocalDate day ? day : NO_DATE;
      case TIMESTAMP -> value instanceof Instant instant ? instant : Instant.MIN;
      case DECIMAL -> new BigDecimal(Objects.toString(value, "0"));
      case INT32, INT64 -> Long.valueOf(Objects.toString(value, "0"));
      case BOOLEAN -> Boolean.valueOf(Objects.toString(value, "false"));
    };
  }

  /** A literal of an address; throws {@link BcError} for one of another type. */
  Comparable<?> literal(String text, String property) {
    try {
      if (this == STRING) {
        requireQuoted(text);
        return text.substring(1, text.length() - 1).replace("''", "'");
      }
      return switch (this) {
        case GUID -> UUID.fromString(text).toString();
        case DATE -> LocalDate.parse(text);
        case TIMESTAMP, NOON -> Instant.parse(text);
        case DECIMAL -> new BigDecimal(text);
        case INT32, INT64 -> Long.valueOf(text);
        case MEMBER -> member(text);
        default -> flag(text);
      };
    } catch (DateTimeException | IllegalArgumentException other) {
      throw BcError.syntax(
          "Literal %s of property '%s' is no %s.".formatted(text, property, edmName));
    }
  }

  /** A value of a request's body; throws {@link BcError} for one of another type. */
  Object value(JsonNode node, String property) {
    try {
      return switch (this) {
        case STRING, MEMBER -> requireText(node);
        case NOON -> LocalDate.ofInstant(Instant.parse(requireText(node)), ZoneOffset.UTC);
        case GUID -> UUID.fromString(requireText(node));
        case DATE -> LocalDate.parse(requireText(node));
        case TIMESTAMP -> Instant.parse(requireText(node));
        case DECIMAL -> new BigDecimal(requireNumber(node));
        case INT32 -> Integer.valueOf(requireNumber(node));
        case INT64 -> Long.valueOf(requireNumber(node));
        case BOOLEAN -> {
          if (!node.isBoolean()) {
            throw new IllegalArgumentException("no boolean");
          }
          yield node.booleanValue();
        }
      };
    } catch (DateTimeException | IllegalArgumentException other) {
      throw BcError.syntax(
          "Cannot convert the value of property '%s' to %s.".formatted(property, edmName));
    }
  }

  private static Instant noon(@Nullable Object value) {
    LocalDate day = value instanceof LocalDate set ? set : NOT_SET;
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  private static String member(String text) {
    Matcher named = NAMED_MEMBER.matcher(text);
    if (!named.matches()) {
      throw new IllegalArgumentException("no member of an enumeration");
    }
    return named.group(1);
  }

  private static void requireQuoted(String text) {
    if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
      throw new IllegalArgumentException("not quoted");
    }
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return Boolean.parseBoolean(text);
  }

  private static String requireText(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("no text");
    }
    return node.textValue();
  }

  private static String requireNumber(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("no number");
    }
    return node.asText();
  }
}
