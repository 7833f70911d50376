package io.mahnwerk.app.config;

import java.util.List;
import java.util.Map;

/**
 * One way to tell people, as it is configured, secrets resolved.
 *
 * @param name what the configuration calls it
 * @param channel the kind of channel
 * @param to who gets messages; may be empty where the channel sends none
 * @param settings the channel's own settings, not yet checked against its list
 */
public record PeopleSettings(
    String name, String channel, List<String> to, Map<String, String> settings) {
  public PeopleSettings {
    to = List.copyOf(to);
    settings = Map.copyOf(settings);
  }

  /** Leaves the settings out: they hold secrets. */
  @Override
  public String toString() {
    return "PeopleSettings[" + name + ", " + channel + "]";
  }
}
