package io.mahnwerk.app.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where two JSON trees differ, as lines of a path and both values. */
public final class Differences {
  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** Empty where both are the same. */
  public static List<String> between(JsonNode kept, JsonNode computed) {
    Differences differences = new Differences();
    differences.compare("", kept, computed);
    return differences.lines;
  }

  private void compare(String path, JsonNode kept, JsonNode computed) {
    if (kept.isObject() && computed.isObject()) {
      Set<String> names = new TreeSet<>();
      kept.fieldNames().forEachRemaining(names::add);
      computed.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name ->
              compare(
                  path.isEmpty() ? name : path + "." + name, kept.path(name), computed.path(name)));
    } else if (kept.isArray() && computed.isArray()) {
      for (int i = 0; i < Math.max(kept.size(), computed.size()); i++) {
        compare(path + "[" + i + "]", kept.path(i), computed.path(i));
      }
    } else if (!kept.equals(computed)) {
      lines.add("%s: %s -> %s".formatted(path, shown(kept), shown(computed)));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "(nothing)" : value.toString();
  }
}
