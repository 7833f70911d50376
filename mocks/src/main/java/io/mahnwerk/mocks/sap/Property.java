package io.mahnwerk.mocks.sap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One property of an entity type and where its value comes from.
 *
 * @param length longest text; 0 for what is no text
 */
record Property<T>(
    String name, EdmType type, int length, Function<T, ? extends @Nullable Object> value) {
  static <T> Property<T> text(String name, int length, Function<T, String> value) {
    return new Property<>(name, EdmType.STRING, length, value);
  }

  /** A text that this system keeps empty. */
  static <T> Property<T> blank(String name, int length) {
    return text(name, length, row -> "");
  }

  static <T> Property<T> flag(String name, Predicate<T> value) {
    return new Property<>(name, EdmType.BOOLEAN, 0, value::test);
  }

  static <T> Property<T> amount(String name, Function<T, BigDecimal> value) {
    return new Property<>(name, EdmType.DECIMAL, 0, value);
  }

  static <T> Property<T> date(String name, Function<T, Optional<LocalDate>> value) {
    return new Property<>(name, EdmType.DATE, 0, row -> value.apply(row).orElse(null));
  }

  @Nullable Object of(T row) {
    return value.apply(row);
  }

  /**
   * Customer numbers pass SAP's ALPHA conversion: digits alone mean the same with and without
   * leading zeros.
   */
  String alpha(String text) {
    if (!name.equals("Customer") || text.isEmpty() || text.length() >= length) {
      return text;
    }
    boolean numeric = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return numeric ? "0".repeat(length - text.length()) + text : text;
  }
}
