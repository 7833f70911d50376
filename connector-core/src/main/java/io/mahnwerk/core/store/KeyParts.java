package io.mahnwerk.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keys in parts that one statement takes at once: databases bound the number of parameters. */
final class KeyParts {
  static final int SIZE = 400;

  private KeyParts() {}

  /** In their order; none for no keys. */
  static <K> List<List<K>> of(Collection<K> keys) {
    List<K> all = List.copyOf(keys);
    List<List<K>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += SIZE) {
      parts.add(all.subList(from, Math.min(all.size(), from + SIZE)));
    }
    return parts;
  }
}
