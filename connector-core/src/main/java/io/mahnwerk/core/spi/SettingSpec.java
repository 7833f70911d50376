package io.mahnwerk.core.spi;

import java.util.Optional;

/**
 * One setting of a connection.
 *
 * @param key lower-case words joined by hyphens
 * @param secret never printed, logged or put into a message
 * @param fallback the value used when the setting is absent; empty for a required one
 * @param description one English sentence without a closing full stop
 */
public record SettingSpec(
    String key, boolean required, boolean secret, Optional<String> fallback, String description) {
  public static SettingSpec required(String key, String description) {
    return new SettingSpec(key, true, false, Optional.empty(), description);
  }

  public static SettingSpec secret(String key, String description) {
    return new SettingSpec(key, true, true, Optional.empty(), description);
  }

  /** A secret that only some ways to sign in need. */
  public static SettingSpec optionalSecret(String key, String description) {
    return new SettingSpec(key, false, true, Optional.of(""), description);
  }

  public static SettingSpec optional(String key, String fallback, String description) {
    return new SettingSpec(key, false, false, Optional.of(fallback), description);
  }
}
