package io.mahnwerk.mocks.datev;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter of a list: comparisons of some fields, joined by {@code and}. */
final class ConnectFilter {
  private static final Pattern COMPARISON = Pattern.compile("(\\w+) (eq|ge|le) ('?)([^']*)\\3");

  private final List<Comparison> comparisons;

  /** How a field's values are compared. */
  enum Type {
    NUMBER,
    TEXT,
    DAY,
    FLAG
  }

  private record Comparison(String field, String operator, String value, Type type) {
    boolean holds(JsonNode row) {
      JsonNode given = row.get(field);
      if (given == null) {
        return false;
      }
      int order =
          switch (type) {
            case NUMBER -> given.decimalValue().compareTo(new BigDecimal(value));
            case DAY -> ConnectTime.read(given.asText()).compareTo(ConnectTime.readDay(value));
            case TEXT -> given.asText().compareTo(value);
            case FLAG -> Boolean.compare(given.asBoolean(), Boolean.parseBoolean(value));
          };
      return operator.equals("eq") ? order == 0 : operator.equals("ge") ? order >= 0 : order <= 0;
    }
  }

  private ConnectFilter(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  /**
   * @param fields those that the list lets be compared
   */
  static ConnectFilter of(String text, Map<String, Type> fields) {
    List<Comparison> comparisons = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.strip().split(" and ")) {
        comparisons.add(comparison(part.strip(), fields));
      }
    }
    return new ConnectFilter(comparisons);
  }

  boolean holds(JsonNode row) {
    return comparisons.stream().allMatch(comparison -> comparison.holds(row));
  }

  /** The fields that it compares. */
  Set<String> fields() {
    return comparisons.stream().map(Comparison::field).collect(java.util.stream.Collectors.toSet());
  }

  private static Comparison comparison(String part, Map<String, Type> fields) {
    Matcher matcher = COMPARISON.matcher(part);
    if (!matcher.matches()) {
      throw ConnectRefusal.query("The filter '" + part + "' is not understood.");
    }
    Type type = fields.get(matcher.group(1));
    if (type == null || type == Type.FLAG && !matcher.group(2).equals("eq")) {
      throw ConnectRefusal.query("'" + part + "' is no filter of this list.");
    }
    Comparison comparison =
        new Comparison(matcher.group(1), matcher.group(2), matcher.group(4), type);
    check(comparison);
    return comparison;
  }

  private static void check(Comparison comparison) {
    try {
      switch (comparison.type()) {
        case NUMBER -> new BigDecimal(comparison.value());
        case DAY -> ConnectTime.readDay(comparison.value());
        default -> {}
      }
    } catch (IllegalArgumentException malformed) {
      throw ConnectRefusal.query("'" + comparison.value() + "' cannot be compared.");
    }
  }
}
