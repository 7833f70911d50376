package io.mahnwerk.mocks.sap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part in parentheses of an entity's address, for example {@code Customer='17'}. */
final class KeyPredicate {
  private static final Pattern PAIR = Pattern.compile("\\G(\\w+)=('(?:[^']|'')*')(,|$)");
  private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

  private KeyPredicate() {}

  /** The same as a filter; refuses a key that is not exactly the type's key. */
  static String asFilter(EntityType<?> type, String predicate) {
    Set<String> names = new HashSet<>();
    type.keys().forEach(key -> names.add(key.name()));
    if (names.size() == 1 && VALUE.matcher(predicate).matches()) {
      return names.iterator().next() + " eq " + predicate;
    }
    List<String> conditions = new ArrayList<>();
    Matcher pair = PAIR.matcher(predicate);
    int end = 0;
    while (pair.find()) {
      if (!names.remove(pair.group(1))) {
        throw ODataError.badRequest(
            "'" + pair.group(1) + "' is no key property of '" + type.name() + "'.");
      }
      conditions.add(pair.group(1) + " eq " + pair.group(2));
      end = pair.end();
    }
    if (end != predicate.length() || !names.isEmpty()) {
      throw ODataError.badRequest("Invalid key predicate type for '" + type.name() + "'.");
    }
    return String.join(" and ", conditions);
  }
}
