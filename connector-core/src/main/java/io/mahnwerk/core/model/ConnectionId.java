package io.mahnwerk.core.model;

import java.util.regex.Pattern;

/** The name a user gave to one configured ledger; it appears in commands, settings and messages. */
public record ConnectionId(String value) implements Comparable<ConnectionId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  public ConnectionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A connection's name has 1 to 40 lower-case letters, digits, '-' or '_' but was '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(ConnectionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
