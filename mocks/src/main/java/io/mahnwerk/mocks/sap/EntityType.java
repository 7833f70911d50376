package io.mahnwerk.mocks.sap;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An entity type: its properties in order and which of them are the key. */
final class EntityType<T> {
  private final String namespace;
  private final String name;
  private final List<Property<T>> keys;
  private final Map<String, Property<T>> properties = new LinkedHashMap<>();

  EntityType(String namespace, String name, List<String> keys, List<Property<T>> properties) {
    this.namespace = namespace;
    this.name = name;
    properties.forEach(property -> this.properties.put(property.name(), property));
    this.keys = keys.stream().map(this::property).toList();
  }

  /** The same type as an older release knows it. */
  EntityType<T> without(Set<String> newer) {
    return new EntityType<>(
        namespace,
        name,
        keys.stream().map(Property::name).toList(),
        properties().stream().filter(property -> !newer.contains(property.name())).toList());
  }

  String name() {
    return name;
  }

  String qualifiedName() {
    return namespace + "." + name;
  }

  List<Property<T>> properties() {
    return List.copyOf(properties.values());
  }

  List<Property<T>> keys() {
    return keys;
  }

  Property<T> property(String propertyName) {
    Property<T> property = properties.get(propertyName);
    if (property == null) {
      throw ODataError.unknownProperty(propertyName, name);
    }
    return property;
  }

  Comparator<T> keyOrder() {
    return keys.stream()
        .<Comparator<T>>map(key -> Comparator.comparing(row -> (String) required(key, row)))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /** The key predicate of a row's address, without the parentheses. */
  String predicate(T row) {
    return keys.stream()
        .map(key -> key.name() + "='" + required(key, row).toString().replace("'", "''") + "'")
        .collect(Collectors.joining(","));
  }

  private static <T> Object required(Property<T> key, T row) {
    return Objects.requireNonNull(key.of(row), key.name());
  }
}
