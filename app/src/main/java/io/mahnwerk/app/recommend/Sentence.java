package io.mahnwerk.app.recommend;

import java.util.Locale;

/** A sentence in both languages that a clerk may read. */
record Sentence(String english, String german) {
  String in(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
  }
}
