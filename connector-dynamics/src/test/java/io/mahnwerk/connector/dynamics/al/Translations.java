package io.mahnwerk.connector.dynamics.al;

import io.mahnwerk.connector.dynamics.al.AlSource.AlObject;
import io.mahnwerk.connector.dynamics.al.AlSource.Body;
import io.mahnwerk.connector.dynamics.al.AlSource.Property;
import io.mahnwerk.connector.dynamics.al.AlSource.Section;
import io.mahnwerk.connector.dynamics.al.AlSource.Variable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts of an extension under the ids that the AL compiler gives them in translation files: the
 * kinds and hashed names of object, control and property, joined by {@code " - "}.
 */
final class Translations {
  private static final Set<String> PROPERTIES = Set.of("Caption", "ToolTip");
  private static final Set<String> NAMED = Set.of("field", "group", "part", "action");

  private final Map<String, String> texts = new TreeMap<>();

  static Map<String, String> of(AlExtension extension) {
    Translations translations = new Translations();
    extension.objects().forEach(translations::object);
    return translations.texts;
  }

  /** FNV-1a over the name in UTF-16, moved from the signed to the unsigned range. */
  static long hash(String name) {
    int hash = 0x811C9DC5;
    for (byte unit : name.getBytes(StandardCharsets.UTF_16LE)) {
      hash = (hash ^ (unit & 0xFF)) * 16777619;
    }
    return (long) hash + Integer.MAX_VALUE;
  }

  private void object(AlObject object) {
    String kind =
        switch (object.kind()) {
          case "tableextension" -> "TableExtension";
          case "pageextension" -> "PageExtension";
          case "permissionset" -> "PermissionSet";
          default -> object.kind().substring(0, 1).toUpperCase() + object.kind().substring(1);
        };
    String id = kind + " " + hash(object.name());
    properties(id, object.body());
    object.body().variables().forEach(v -> label(id, v));
    boolean table = object.kind().startsWith("table");
    for (String keyword : NAMED) {
      object.body().all(keyword).forEach(s -> section(id, s, table));
    }
  }

  private void section(String id, Section section, boolean table) {
    String kind = table ? "Field" : section.keyword().equals("action") ? "Action" : "Control";
    String name = section.argument(table ? 1 : 0);
    properties(id + " - " + kind + " " + hash(name), section.body());
  }

  private void properties(String id, Body body) {
    for (Property property : body.properties()) {
      if (PROPERTIES.contains(property.name()) && !isLocked(property.value())) {
        texts.put(id + " - Property " + hash(property.name()), property.value().get(0).text());
      }
    }
  }

  private void label(String id, Variable variable) {
    if (variable.type().get(0).is("Label") && !isLocked(variable.type())) {
      texts.put(id + " - NamedType " + hash(variable.name()), variable.type().get(1).text());
    }
  }

  private static boolean isLocked(List<AlToken> value) {
    return value.stream().anyMatch(t -> t.is("Locked"));
  }
}
