package io.mahnwerk.mocks.dynamics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What sets one server apart from the usual one. */
enum BcTrait {
  /** A stale ETag is answered with 412 instead of 409. */
  PRECONDITION_FAILED,
  /** Links to further pages name a host that is not the one that was asked. */
  FOREIGN_LINKS,
  /** Enum members are spelt with their blanks instead of encoded. */
  PLAIN_ENUMS,
  /** On premises: basic authentication with a web service access key. */
  ON_PREMISES,
  /** A proxy stands before it under a path of its own, and lets no address over 4096 through. */
  PROXY,
  /** Reminder entries (page 444) are not published. */
  NO_REMINDER_ENTRIES;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The traits of a list joined by commas; refuses what is none. */
  static Set<BcTrait> parse(String text) {
    Set<BcTrait> traits = EnumSet.noneOf(BcTrait.class);
    for (String word : text.split(",")) {
      if (!word.isBlank()) {
        traits.add(
            Arrays.stream(values())
                .filter(trait -> trait.key().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such trait: " + word)));
      }
    }
    return traits;
  }

  static String keys() {
    return Arrays.stream(values()).map(BcTrait::key).collect(Collectors.joining(", "));
  }
}
