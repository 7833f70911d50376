package io.mahnwerk.core.model;

import java.util.Locale;
import java.util.Map;

/**
 * Values of reasons that are kept as keys, as a clerk calls them; all others stand as given, such
 * as a user's own segment or the name of a feature.
 */
public final class ReasonWord {
  private static final Map<String, Sentence> SEGMENTS =
      Map.of(
          "corporation", new Sentence("corporation", "Konzerne"),
          "family-business", new Sentence("family-business", "Familienunternehmen"),
          "start-up", new Sentence("start-up", "Start-ups"),
          "craft", new Sentence("craft", "Handwerk"),
          "software", new Sentence("software", "Softwarefirmen"),
          "utility", new Sentence("utility", "Versorger"));

  private static final Map<String, Sentence> MOVED =
      Map.of(
          "payments",
              new Sentence("fewer payments than expected", "weniger Zahlungen als erwartet"),
          "score", new Sentence("probability to be paid", "Zahlungswahrscheinlichkeit"));

  private ReasonWord() {}

  /** A segment of the usual table. */
  static Sentence segment(String name) {
    return SEGMENTS.getOrDefault(name, Sentence.same(name));
  }

  /** What moved most since a model was trained. */
  public static Sentence moved(String name) {
    return MOVED.getOrDefault(name, Sentence.same(name));
  }

  static String in(ReasonCode code, String value, Locale locale) {
    return switch (code) {
      case SEGMENT_RULE -> segment(value).in(locale);
      case MODEL_DRIFTED -> moved(value).in(locale);
      default -> value;
    };
  }
}
