package io.mahnwerk.mocks.dynamics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entity type: its fields in order, the first of which is not always the key. */
final class EntityType<T> {
  private final String name;
  private final Field<T> key;
  private final Map<String, Field<T>> fields = new LinkedHashMap<>();

  EntityType(String name, String key, List<Field<T>> fields) {
    this.name = name;
    fields.forEach(field -> this.fields.put(field.name(), field));
    this.key = field(key);
  }

  /** Of rows that have no key, such as those of a query; what tells them apart is not shown. */
  EntityType(String name, Field<T> hiddenKey, List<Field<T>> fields) {
    this.name = name;
    fields.forEach(field -> this.fields.put(field.name(), field));
    this.key = hiddenKey;
  }

  boolean hasKey() {
    return fields.containsKey(key.name());
  }

  String name() {
    return name;
  }

  Field<T> key() {
    return key;
  }

  List<Field<T>> fields() {
    return List.copyOf(fields.values());
  }

  /** Throws {@link BcError} for a field that it has not. */
  Field<T> field(String fieldName) {
    Field<T> field = fields.get(fieldName);
    if (field == null) {
      throw BcError.syntax(
          "Could not find a property named '%s' on type 'Microsoft.NAV.%s'."
              .formatted(fieldName, name));
    }
    return field;
  }

  Comparator<T> keyOrder() {
    return by(key);
  }

  @SuppressWarnings("unchecked") // two values of one field are of one type
  static <T> Comparator<T> by(Field<T> field) {
    return (a, b) -> ((Comparable<Object>) field.comparable(a)).compareTo(field.comparable(b));
  }
}
