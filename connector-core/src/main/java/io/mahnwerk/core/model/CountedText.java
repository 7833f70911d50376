package io.mahnwerk.core.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that speaks of a count: {@code "%s {item waits|items wait}"} says the first form after a 1
 * and the other after any other number, in English as in German. A choice goes by the value before
 * it, one that stands before every value by the first.
 */
final class CountedText {
  private static final Pattern PLACES = Pattern.compile("%%|%s|\\{([^{}|]*)\\|([^{}|]*)\\}");

  private CountedText() {}

  /** The text with its values put in and every choice made. */
  static String with(String text, Object... values) {
    return text.indexOf('|') < 0 ? text.formatted(values) : chosen(text, values).formatted(values);
  }

  private static String chosen(String text, Object... values) {
    Matcher place = PLACES.matcher(text);
    StringBuilder chosen = new StringBuilder();
    int passed = 0;
    while (place.find()) {
      String found = place.group();
      if (found.equals("%s")) {
        passed++;
      } else if (place.group(1) != null && values.length > 0) {
        boolean one = "1".equals(String.valueOf(values[Math.max(passed - 1, 0)]));
        found = one ? place.group(1) : place.group(2);
      }
      place.appendReplacement(chosen, Matcher.quoteReplacement(found));
    }
    return place.appendTail(chosen).toString();
  }
}
