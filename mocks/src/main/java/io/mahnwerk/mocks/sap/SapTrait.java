package io.mahnwerk.mocks.sap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What sets one system apart from the usual one. */
public enum SapTrait {
  /** An older release: some properties are not there yet. */
  FEWER_PROPERTIES,
  /** The customer's own OData V4 service shows the dunning procedures. */
  CUSTOM_SERVICE,
  /** No service takes {@code $batch}. */
  NO_BATCH,
  /** Dunning data carry an ETag, and a change must present it. */
  ETAGS,
  /** A change must come with If-Match although no ETag is ever given. */
  DEMANDS_IF_MATCH,
  /** Successful answers carry a warning in the header {@code sap-message}. */
  WARNINGS,
  /**
   * A proxy stands before it: links name the inner host, only GET, HEAD and POST come through, and
   * no address longer than 4096 characters.
   */
  PROXY;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The traits of a list joined by commas; refuses what is none. */
  static Set<SapTrait> parse(String text) {
    Set<SapTrait> traits = EnumSet.noneOf(SapTrait.class);
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
    return Arrays.stream(values()).map(SapTrait::key).collect(Collectors.joining(", "));
  }
}
