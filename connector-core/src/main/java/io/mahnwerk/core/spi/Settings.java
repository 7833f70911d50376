package io.mahnwerk.core.spi;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The checked settings of one connection. Every failure is a {@link ConnectorException} of kind
 * {@link FailureKind#MISCONFIGURED} that names connection and setting and never a secret's value.
 */
public final class Settings {
  private final ConnectionId connection;
  private final Map<String, SettingSpec> specs;
  private final Map<String, String> values;

  private Settings(
      ConnectionId connection, Map<String, SettingSpec> specs, Map<String, String> values) {
    this.connection = connection;
    this.specs = specs;
    this.values = values;
  }

  /** Refuses a setting that is not in the list and a required one that is missing or blank. */
  public static Settings check(
      ConnectionId connection, List<SettingSpec> specs, Map<String, String> given) {
    Map<String, SettingSpec> byKey =
        specs.stream().collect(Collectors.toMap(SettingSpec::key, Function.identity()));
    for (String key : new TreeMap<>(given).keySet()) {
      if (!byKey.containsKey(key)) {
        throw misconfigured(
            connection,
            new Sentence(
                    "setting '%s' is unknown; known are %s.",
                    "Einstellung '%s' ist unbekannt; bekannt sind %s.")
                .with(Sentence.same(key), Sentence.same(keys(specs))));
      }
    }
    Map<String, String> values = new TreeMap<>();
    for (SettingSpec spec : specs) {
      String value = given.getOrDefault(spec.key(), spec.fallback().orElse(""));
      if (spec.required() && value.isBlank()) {
        throw misconfigured(
            connection,
            new Sentence("setting '%s' is missing (%s).", "Einstellung '%s' fehlt (%s).")
                .with(Sentence.same(spec.key()), Sentence.same(spec.description())));
      }
      values.put(spec.key(), value.strip());
    }
    return new Settings(connection, byKey, values);
  }

  /** The value of a declared setting; blank where it is optional and has none. */
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("Setting '" + key + "' is read but not declared");
    }
    return value;
  }

  /**
   * The value of an optional setting that is needed all the same.
   *
   * @param why goes on after "is missing"
   */
  public String needed(String key, Sentence why) {
    String value = text(key);
    if (value.isEmpty()) {
      throw wrong(key, new Sentence("is missing%s", "fehlt%s").with(why));
    }
    return value;
  }

  /**
   * A failure that names the setting.
   *
   * @param why goes on after its name and ends without a full stop
   */
  public ConnectorException wrong(String key, Sentence why) {
    return misconfigured(
        connection,
        new Sentence("setting '%s' %s.", "Einstellung '%s' %s.").with(Sentence.same(key), why));
  }

  /** The value read by a parser; what the parser throws becomes a sentence naming the setting. */
  public <T> T parsed(String key, String form, Function<String, T> parser) {
    return parsed(key, Sentence.same(form), parser);
  }

  /**
   * The same with the form in both languages.
   *
   * @param form goes on after "must be"
   */
  public <T> T parsed(String key, Sentence form, Function<String, T> parser) {
    String value = text(key);
    try {
      return parser.apply(value);
    } catch (RuntimeException notOfThatForm) {
      Sentence shown =
          specs.get(key).secret()
              ? Sentence.same("")
              : new Sentence(" but is '%s'", " und ist '%s'").with(Sentence.same(value));
      throw misconfigured(
          connection,
          new Sentence("setting '%s' must be %s%s.", "Einstellung '%s' muss sein: %s%s.")
              .with(Sentence.same(key), form, shown));
    }
  }

  /**
   * A text of which the whole matches a regular expression.
   *
   * @param form the expression in words
   */
  public String matching(String key, String form, String expression) {
    return parsed(
        key,
        form,
        text -> {
          if (!text.matches(expression)) {
            throw new IllegalArgumentException(text);
          }
          return text;
        });
  }

  /** A whole number within bounds, both included. */
  public int number(String key, int least, int most) {
    return parsed(
        key,
        new Sentence("a whole number from %s to %s", "eine ganze Zahl von %s bis %s")
            .with(Sentence.same(Integer.toString(least)), Sentence.same(Integer.toString(most))),
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }

  /** A time from one second to one hour. */
  public Duration seconds(String key) {
    return Duration.ofSeconds(number(key, 1, 3600));
  }

  /** Names the settings that are set and hides every value. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }

  private static ConnectorException misconfigured(ConnectionId connection, Sentence sentence) {
    return new ConnectorException(FailureKind.MISCONFIGURED, connection, sentence, null);
  }

  private static String keys(List<SettingSpec> specs) {
    return specs.stream().map(SettingSpec::key).sorted().collect(Collectors.joining(", "));
  }
}
