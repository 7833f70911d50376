package io.mahnwerk.core.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One record as its service sent it: every simple property by its name, as text. Null and absent
 * properties are both empty; what cannot be read throws {@link UnreadableField}.
 *
 * @param etag the version the service gave with the record
 */
public record ODataRecord(Map<String, String> properties, Optional<String> etag) {
  private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,18})([+-]\\d{1,4})?\\)/");

  public ODataRecord {
    properties = Map.copyOf(properties);
  }

  /** A property does not hold what it should. */
  public static final class UnreadableField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public UnreadableField(String field, String reason) {
      super(reason);
      this.field = field;
    }

    public String field() {
      return field;
    }
  }

  /** The text without blanks around it; blank when there is none. */
  public String text(String property) {
    return properties.getOrDefault(property, "").strip();
  }

  public String required(String property) {
    String text = text(property);
    if (text.isEmpty()) {
      throw new UnreadableField(property, "is empty");
    }
    return text;
  }

  public boolean flag(String property) {
    String text = text(property);
    return switch (text) {
      case "true" -> true;
      case "", "false" -> false;
      default -> throw new UnreadableField(property, "is no true or false: " + text);
    };
  }

  /** The exact number, whether it came as a JSON string or a JSON number. */
  public BigDecimal decimal(String property) {
    String text = required(property);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      throw new UnreadableField(property, "is no number: " + text);
    }
  }

  /**
   * A date without a time. V2 sends it as ticks at midnight UTC, so it is read in UTC; any other
   * zone would move it to a neighbouring day.
   */
  public Optional<LocalDate> date(String property) {
    String text = text(property);
    return text.isEmpty() ? Optional.empty() : Optional.of(parseDate(property, text));
  }

  private static LocalDate parseDate(String property, String text) {
    Matcher ticks = TICKS.matcher(text);
    try {
      if (ticks.matches()) {
        Instant instant = Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
      }
      return text.length() == 10 ? LocalDate.parse(text) : LocalDateTime.parse(text).toLocalDate();
    } catch (DateTimeException noDate) {
      throw new UnreadableField(property, "is no date: " + text);
    }
  }
}
