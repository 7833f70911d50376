package io.mahnwerk.core.model;

import java.util.Locale;
import java.util.Map;

/** The usual segments of debtors as a German clerk calls them; a user's own stand as given. */
final class SegmentWord {
  private static final Map<String, String> GERMAN =
      Map.of(
          "corporation", "Konzerne",
          "family-business", "Familienunternehmen",
          "start-up", "Start-ups",
          "craft", "Handwerk",
          "software", "Softwarefirmen",
          "utility", "Versorger");

  private SegmentWord() {}

  static String in(String segment, Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? GERMAN.getOrDefault(segment, segment)
        : segment;
  }
}
