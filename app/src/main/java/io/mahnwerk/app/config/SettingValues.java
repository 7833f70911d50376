package io.mahnwerk.app.config;

import java.util.HashMap;
import java.util.Map;

/** The mapping {@code settings} of something configured, with its secrets resolved. */
final class SettingValues {
  private static final String KEY = "settings";

  private SettingValues() {}

  static Map<String, String> of(YamlMapping entry, SecretReferences secrets) {
    Map<String, String> values = new HashMap<>();
    entry
        .mapping(KEY)
        .ifPresent(
            given ->
                given.keys().forEach(key -> given.text(key).ifPresent(t -> values.put(key, t))));
    values.replaceAll((key, text) -> resolved(entry, key, text, secrets));
    return values;
  }

  private static String resolved(
      YamlMapping entry, String key, String text, SecretReferences secrets) {
    try {
      return secrets.resolve(text);
    } catch (SecretReferences.Unresolved unresolved) {
      throw entry.mapping(KEY).orElse(entry).wrong(key, unresolved.rest());
    }
  }
}
