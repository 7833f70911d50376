package io.mahnwerk.mocks.sap;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An entity set over live rows.
 *
 * @param rows rows that include every row the filter lets through
 * @param order the order in which an answer lists them when none is asked for
 * @param ahead for a filter that says where to begin, the rows from there on in that order; empty
 *     where that cannot be told
 */
record EntitySet<T>(
    String name,
    EntityType<T> type,
    Function<Filter<T>, Collection<T>> rows,
    Comparator<T> order,
    Function<Filter<T>, Optional<List<T>>> ahead) {

  EntitySet(
      String name,
      EntityType<T> type,
      Function<Filter<T>, Collection<T>> rows,
      Comparator<T> order) {
    this(name, type, rows, order, filter -> Optional.empty());
  }

  /** The same set as an older release knows it. */
  EntitySet<T> without(Set<String> newer) {
    return new EntitySet<>(name, type.without(newer), rows, order, ahead);
  }

  /** The matching rows in order. */
  List<T> find(Filter<T> filter, List<ODataQuery.Sorting> orderBy) {
    Stream<T> matching = rows.apply(filter).stream().filter(filter);
    return matching.sorted(ordered(orderBy)).toList();
  }

  /** The first of the matching rows in order; the work does not grow with those behind them. */
  List<T> find(Filter<T> filter, List<ODataQuery.Sorting> orderBy, long most) {
    return Optional.of(filter)
        .filter(any -> isByKey(orderBy))
        .flatMap(ahead)
        .map(rows -> rows.stream().filter(filter).limit(most).toList())
        .orElseGet(() -> find(filter, orderBy).stream().limit(most).toList());
  }

  private boolean isByKey(List<ODataQuery.Sorting> orderBy) {
    List<String> keys = type.keys().stream().map(Property::name).toList();
    List<String> sorted = orderBy.stream().map(ODataQuery.Sorting::property).toList();
    return orderBy.stream().noneMatch(ODataQuery.Sorting::descending)
        && !sorted.isEmpty()
        && Collections.indexOfSubList(keys, sorted) == keys.size() - sorted.size();
  }

  Optional<T> find(String predicate) {
    Filter<T> filter = FilterParser.parse(type, KeyPredicate.asFilter(type, predicate));
    return rows.apply(filter).stream().filter(filter).findFirst();
  }

  private Comparator<T> ordered(List<ODataQuery.Sorting> orderBy) {
    return orderBy.stream()
        .map(this::comparator)
        .reduce(Comparator::thenComparing)
        .map(first -> first.thenComparing(order))
        .orElse(order);
  }

  @SuppressWarnings("unchecked")
  private Comparator<T> comparator(ODataQuery.Sorting sorting) {
    Property<T> property = type.property(sorting.property());
    Comparator<Object> natural = (a, b) -> ((Comparable<Object>) a).compareTo(b);
    Comparator<T> ascending = Comparator.comparing(property::of, Comparator.nullsFirst(natural));
    return sorting.descending() ? ascending.reversed() : ascending;
  }
}
