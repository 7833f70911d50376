package io.mahnwerk.mocks.dynamics;

import java.util.Optional;
import java.util.Set;

/**
 * What a filter says of its fields, for rows of another type; it lets every row through.
 *
 * @param left the field of which nothing is said on
 */
record Narrowed<T>(Filter<?> filter, String left) implements Filter<T> {
  @Override
  public boolean test(T row) {
    return true;
  }

  @Override
  public Optional<Set<Object>> values(String field) {
    return field.equals(left) ? Optional.empty() : filter.values(field);
  }

  @Override
  public Optional<Comparable<?>> least(String field) {
    return field.equals(left) ? Optional.empty() : filter.least(field);
  }
}
