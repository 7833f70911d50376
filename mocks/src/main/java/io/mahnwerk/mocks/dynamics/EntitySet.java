package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A set of entities.
 *
 * @param rows the rows that may match a filter; the filter is tested again on each
 * @param etag blank where rows carry none
 * @param parts what {@code $expand} can add, by its name
 */
record EntitySet<T>(
    String name,
    EntityType<T> type,
    Source<T> rows,
    Function<T, String> etag,
    Changes<T> changes,
    Map<String, Part<T>> parts) {

  interface Source<T> {
    Collection<T> matching(Filter<T> filter);
  }

  /** One record of another set that belongs to a row. */
  interface Part<T> {
    EntitySet<?> set();

    /** Written as a record of that set; empty for null. */
    Optional<Object> of(T row);
  }

  /** What a set takes. Everything is checked at once and carried out by what is answered. */
  interface Changes<T> {
    default Supplier<T> insert(ObjectNode body) {
      throw BcError.notAllowed("entity", "insert");
    }

    default Supplier<T> update(T row, ObjectNode body) {
      throw BcError.notAllowed("entity", "modify");
    }

    default Runnable delete(T row) {
      throw BcError.notAllowed("entity", "delete");
    }
  }

  static <T> EntitySet<T> readOnly(
      String name, EntityType<T> type, Source<T> rows, Function<T, String> etag) {
    return new EntitySet<>(name, type, rows, etag, new Changes<>() {}, Map.of());
  }

  EntitySet<T> taking(Changes<T> taken) {
    return new EntitySet<>(name, type, rows, etag, taken, parts);
  }

  EntitySet<T> with(String part, Part<T> added) {
    return new EntitySet<>(name, type, rows, etag, changes, Map.of(part, added));
  }

  /** The row with that key, as it is written in an address. */
  Optional<T> find(String key) {
    Filter<T> filter =
        new Filter.Comparison<>(
            type.key(), Filter.Operator.EQ, type.key().type().literal(key, type.key().name()));
    return rows.matching(filter).stream().filter(filter).findFirst();
  }
}
