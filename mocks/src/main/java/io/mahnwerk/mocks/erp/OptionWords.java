package io.mahnwerk.mocks.erp;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of an enum as words of an option: in lower case and joined by hyphens, several of
 * them by commas.
 *
 * @param <E> the enum
 */
public record OptionWords<E extends Enum<E>>(Class<E> of) {

  /** The members that the text names; {@link IllegalArgumentException} for a word that is none. */
  public Set<E> parse(String text) {
    Set<E> named = EnumSet.noneOf(of);
    for (String word : text.split(",")) {
      if (!word.isBlank()) {
        named.add(member(word.strip()));
      }
    }
    return named;
  }

  /** All words, for people. */
  public String all() {
    return Arrays.stream(of.getEnumConstants())
        .map(OptionWords::word)
        .collect(Collectors.joining(", "));
  }

  private E member(String word) {
    return Arrays.stream(of.getEnumConstants())
        .filter(member -> word(member).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such trait: " + word));
  }

  private static String word(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
