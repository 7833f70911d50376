package io.mahnwerk.app.config;

import java.util.Map;

/**
 * An external factor as a connection names it, secrets resolved.
 *
 * @param name what the configuration calls it
 * @param source the kind of source
 * @param settings the source's own settings, not yet checked against its list
 */
public record FactorSettings(String name, String source, Map<String, String> settings) {
  public FactorSettings {
    settings = Map.copyOf(settings);
  }

  /** Leaves the settings out: they may hold secrets. */
  @Override
  public String toString() {
    return "FactorSettings[" + name + ", " + source + "]";
  }
}
