package io.mahnwerk.mocks.dynamics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One property of an entity type and where its value comes from.
 *
 * @param length longest text or name; 0 for what is neither
 * @param editable whether a client may send it
 */
record Field<T>(
    String name,
    EdmType type,
    int length,
    boolean editable,
    Function<T, ? extends @Nullable Object> value) {
  private static final int LONGEST_MEMBER = 40;

  static <T> Field<T> text(String name, int length, Function<T, String> value) {
    return new Field<>(name, EdmType.STRING, length, false, value);
  }

  /** A text that this system keeps empty. */
  static <T> Field<T> blank(String name, int length) {
    return text(name, length, row -> "");
  }

  static <T> Field<T> guid(String name, Function<T, UUID> value) {
    return new Field<>(name, EdmType.GUID, 0, false, value);
  }

  static <T> Field<T> date(String name, Function<T, Optional<LocalDate>> value) {
    return new Field<>(name, EdmType.DATE, 0, false, row -> value.apply(row).orElse(null));
  }

  static <T> Field<T> timestamp(String name, Function<T, Instant> value) {
    return new Field<>(name, EdmType.TIMESTAMP, 0, false, value);
  }

  static <T> Field<T> amount(String name, Function<T, BigDecimal> value) {
    return new Field<>(name, EdmType.DECIMAL, 0, false, value);
  }

  static <T> Field<T> number(String name, Function<T, Integer> value) {
    return new Field<>(name, EdmType.INT32, 0, false, value);
  }

  static <T> Field<T> big(String name, Function<T, Long> value) {
    return new Field<>(name, EdmType.INT64, 0, false, value);
  }

  static <T> Field<T> noon(String name, Function<T, Optional<LocalDate>> value) {
    return new Field<>(name, EdmType.NOON, 0, false, row -> value.apply(row).orElse(null));
  }

  static <T> Field<T> member(String name, Function<T, String> value) {
    return new Field<>(name, EdmType.MEMBER, LONGEST_MEMBER, false, value);
  }

  static <T> Field<T> flag(String name, Predicate<T> value) {
    return new Field<>(name, EdmType.BOOLEAN, 0, false, value::test);
  }

  Field<T> open() {
    return new Field<>(name, type, length, true, value);
  }

  @Nullable Object of(T row) {
    return value.apply(row);
  }

  Comparable<?> comparable(T row) {
    return type.comparable(value.apply(row));
  }
}
