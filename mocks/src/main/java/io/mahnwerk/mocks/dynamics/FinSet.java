package io.mahnwerk.mocks.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public entity of Finance: a set whose records are named by several properties.
 *
 * @param keys the properties of the key, the legal entity first
 */
record FinSet<T>(EntitySet<T> set, List<String> keys) {
  private static final Pattern PART = Pattern.compile("(\\w+)=('(?:[^']|'')*'|[^,]+),?");

  String name() {
    return set.name();
  }

  /** The record with that key, which names every part: no default company is taken for one. */
  Optional<T> find(String key) {
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher matcher = PART.matcher(key);
    while (matcher.find()) {
      parts.put(matcher.group(1), matcher.group(2));
    }
    if (!parts.keySet().equals(Set.copyOf(keys))) {
      throw BcError.syntax("The key of '" + name() + "' has to name " + keys + ".");
    }
    List<Filter<T>> equal =
        parts.entrySet().stream()
            .<Filter<T>>map(part -> equal(set.type().field(part.getKey()), part.getValue()))
            .toList();
    Filter<T> filter = new Filter.All<>(equal);
    return set.rows().matching(filter).stream().filter(filter).findFirst();
  }

  private static <T> Filter<T> equal(Field<T> field, String literal) {
    return new Filter.Comparison<>(
        field, Filter.Operator.EQ, field.type().literal(literal, field.name()));
  }
}
