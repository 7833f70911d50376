package io.mahnwerk.mocks.dynamics;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A parsed {@code $filter}. Besides testing rows it says which rows can match at all. */
interface Filter<T> extends Predicate<T> {

  /** The only values the field can have in a matching row; empty where any value can match. */
  default Optional<Set<Object>> values(String field) {
    return Optional.empty();
  }

  /** What the field's value is not below in any matching row; empty where nothing is said. */
  default Optional<Comparable<?>> least(String field) {
    return Optional.empty();
  }

  default boolean demands(String field, Object value) {
    return values(field).map(Set.of(value)::equals).orElse(false);
  }

  /** Lets every row through. */
  record Everything<T>() implements Filter<T> {
    @Override
    public boolean test(T row) {
      return true;
    }
  }

  record All<T>(List<Filter<T>> parts) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return parts.stream().allMatch(part -> part.test(row));
    }

    @Override
    public Optional<Set<Object>> values(String field) {
      return parts.stream().map(part -> part.values(field)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public Optional<Comparable<?>> least(String field) {
      return parts.stream()
          .<Optional<Comparable<?>>>map(part -> part.least(field))
          .flatMap(Optional::stream)
          .findFirst();
    }
  }

  /** Alternatives for one and the same field. */
  record Any<T>(String field, List<Filter<T>> parts) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return parts.stream().anyMatch(part -> part.test(row));
    }

    @Override
    public Optional<Set<Object>> values(String asked) {
      Set<Object> union = new HashSet<>();
      for (Filter<T> part : parts) {
        Optional<Set<Object>> values = part.values(asked);
        if (values.isEmpty()) {
          return Optional.empty();
        }
        union.addAll(values.get());
      }
      return Optional.of(union);
    }
  }

  record Text<T>(Field<T> field, boolean atStart, String text) implements Filter<T> {
    @Override
    public boolean test(T row) {
      String value = String.valueOf(field.of(row));
      return atStart ? value.startsWith(text) : value.contains(text);
    }
  }

  record Comparison<T>(Field<T> field, Operator operator, Comparable<?> literal)
      implements Filter<T> {
    @Override
    @SuppressWarnings("unchecked") // the parser only pairs a field with a literal of its type
    public boolean test(T row) {
      return operator.holds(((Comparable<Object>) field.comparable(row)).compareTo(literal));
    }

    @Override
    public Optional<Set<Object>> values(String asked) {
      return operator == Operator.EQ && field.name().equals(asked)
          ? Optional.of(Set.of(literal))
          : Optional.empty();
    }

    @Override
    public Optional<Comparable<?>> least(String asked) {
      boolean bounds = operator == Operator.GE || operator == Operator.GT;
      return bounds && field.name().equals(asked) ? Optional.of(literal) : Optional.empty();
    }
  }

  /** The comparison operators. */
  enum Operator {
    EQ,
    NE,
    GE,
    GT,
    LE,
    LT;

    boolean holds(int comparison) {
      return switch (this) {
        case EQ -> comparison == 0;
        case NE -> comparison != 0;
        case GE -> comparison >= 0;
        case GT -> comparison > 0;
        case LE -> comparison <= 0;
        case LT -> comparison < 0;
      };
    }
  }
}
