package io.mahnwerk.mocks.sap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. Besides testing rows it says which rows can match at all. */
sealed interface Filter<T> extends Predicate<T> {

  /** The only values the property can have in a matching row; empty where any value can match. */
  default Optional<Set<Object>> values(String property) {
    return Optional.empty();
  }

  /**
   * A day that in every matching row at least one of the date properties reaches; empty where no
   * such day is stated.
   */
  default Optional<LocalDate> reaches(Collection<String> properties) {
    return Optional.empty();
  }

  /**
   * Values of the leading ones of these properties that no matching row is below, read as one key;
   * empty where nothing is said.
   */
  default List<String> from(List<String> key) {
    return List.of();
  }

  /** Lets every row through. */
  record Everything<T>() implements Filter<T> {
    @Override
    public boolean test(T row) {
      return true;
    }
  }

  record Not<T>(Filter<T> inner) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return !inner.test(row);
    }
  }

  record And<T>(Filter<T> left, Filter<T> right) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return left.test(row) && right.test(row);
    }

    @Override
    public Optional<Set<Object>> values(String property) {
      return left.values(property).or(() -> right.values(property));
    }

    @Override
    public Optional<LocalDate> reaches(Collection<String> properties) {
      return left.reaches(properties).or(() -> right.reaches(properties));
    }

    @Override
    public List<String> from(List<String> key) {
      List<String> first = left.from(key);
      return first.isEmpty() ? right.from(key) : first;
    }
  }

  record Or<T>(Filter<T> left, Filter<T> right) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return left.test(row) || right.test(row);
    }

    @Override
    public Optional<Set<Object>> values(String property) {
      Optional<Set<Object>> first = left.values(property);
      Optional<Set<Object>> second = first.flatMap(any -> right.values(property));
      return second.map(
          more -> {
            Set<Object> union = new HashSet<>(first.orElseThrow());
            union.addAll(more);
            return union;
          });
    }

    @Override
    public Optional<LocalDate> reaches(Collection<String> properties) {
      return left.reaches(properties)
          .flatMap(a -> right.reaches(properties).map(b -> a.isBefore(b) ? a : b));
    }

    /** Understands "beyond this value, or at it and beyond in the rest of the key". */
    @Override
    public List<String> from(List<String> key) {
      List<String> beyond = left.from(key);
      return beyond.size() == 1
              && right instanceof And<T> same
              && same.left().values(key.get(0)).equals(Optional.of(Set.of(beyond.get(0))))
          ? Stream.concat(beyond.stream(), same.right().from(key.subList(1, key.size())).stream())
              .toList()
          : List.of();
    }
  }

  record StartsWith<T>(Property<T> property, String prefix) implements Filter<T> {
    @Override
    public boolean test(T row) {
      return property.of(row) instanceof String text && text.startsWith(prefix);
    }
  }

  /** Compares a property with a literal; null is equal to null and in no order with anything. */
  record Comparison<T>(Property<T> property, Operator operator, @Nullable Object literal)
      implements Filter<T> {
    @Override
    public boolean test(T row) {
      Object value = property.of(row);
      if (value == null || literal == null) {
        return operator.holdsForNull(value == null && literal == null);
      }
      return operator.holds(compare(value, literal));
    }

    @Override
    public Optional<Set<Object>> values(String name) {
      return operator == Operator.EQ && literal != null && property.name().equals(name)
          ? Optional.of(Set.of(literal))
          : Optional.empty();
    }

    @Override
    public Optional<LocalDate> reaches(Collection<String> properties) {
      return operator.boundsBelow()
              && properties.contains(property.name())
              && literal instanceof LocalDate day
          ? Optional.of(day)
          : Optional.empty();
    }

    @Override
    public List<String> from(List<String> key) {
      return operator == Operator.GT
              && !key.isEmpty()
              && property.name().equals(key.get(0))
              && literal instanceof String text
          ? List.of(text)
          : List.of();
    }

    /** The parser only pairs a property with a literal of its own type. */
    @SuppressWarnings("unchecked")
    private int compare(Object value, Object with) {
      if (value instanceof String text) {
        return property.alpha(text).compareTo((String) with);
      }
      return ((Comparable<Object>) value).compareTo(with);
    }
  }

  /** The comparison operators of OData V2. */
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

    boolean holdsForNull(boolean bothNull) {
      return switch (this) {
        case EQ -> bothNull;
        case NE -> !bothNull;
        default -> false;
      };
    }

    boolean boundsBelow() {
      return this == EQ || this == GE || this == GT;
    }
  }
}
