package io.mahnwerk.core.odata;

import java.util.List;
import java.util.Map;

/**
 * An entity set as a service's metadata document declares it.
 *
 * @param updatable whether entities may be changed; what the document leaves open counts as true
 */
public record ODataEntitySet(
    String name, List<String> key, Map<String, ODataProperty> properties, boolean updatable) {
  public ODataEntitySet {
    key = List.copyOf(key);
    properties = Map.copyOf(properties);
  }

  public boolean has(String property) {
    return properties.containsKey(property);
  }

  /** Those of the wanted properties that this set has, in the order given. */
  public List<String> present(List<String> wanted) {
    return wanted.stream().filter(this::has).toList();
  }

  /** Those of the wanted properties that this set lacks, in the order given. */
  public List<String> missing(List<String> wanted) {
    return wanted.stream().filter(property -> !has(property)).toList();
  }
}
