package io.mahnwerk.mocks.sap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a {@code $filter} into words, literals and punctuation, one at a time. */
final class FilterTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*((?:datetime|time|guid)?'(?:[^']|'')*'|[A-Za-z_0-9./*+-]+|[(),])");

  private final String text;
  private final Matcher matcher;
  private String current = "";

  FilterTokens(String text) {
    this.text = text.strip();
    this.matcher = TOKEN.matcher(this.text);
    advance();
  }

  /** The token at hand; blank at the end. */
  String peek() {
    return current;
  }

  String take() {
    String taken = current;
    if (taken.isEmpty()) {
      throw ODataError.badRequest("Unexpected end of $filter '" + text + "'.");
    }
    advance();
    return taken;
  }

  boolean takeIf(String word) {
    if (!current.equals(word)) {
      return false;
    }
    advance();
    return true;
  }

  void require(String word) {
    if (!takeIf(word)) {
      throw ODataError.badRequest(
          "Expected '%s' but found '%s' in $filter '%s'.".formatted(word, current, text));
    }
  }

  private void advance() {
    int at = current.isEmpty() ? 0 : matcher.end();
    if (at == text.length()) {
      current = "";
      return;
    }
    matcher.region(at, text.length());
    if (!matcher.lookingAt()) {
      throw ODataError.badRequest(
          "Invalid token at position " + at + " of $filter '" + text + "'.");
    }
    current = matcher.group(1);
  }
}
