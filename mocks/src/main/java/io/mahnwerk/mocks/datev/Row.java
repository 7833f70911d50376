package io.mahnwerk.mocks.datev;

import java.util.ArrayList;
import java.util.List;

/** Writes and reads one line of DATEV's text files: semicolons, doubled quotes. */
final class Row {
  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  /** A text field, quoted even when it is empty. */
  Row text(String value) {
    return bare('"' + value.replace("\"", "\"\"") + '"');
  }

  /** A field that is never quoted: a number, an amount, a date. */
  Row bare(String value) {
    if (begun) {
      line.append(';');
    }
    begun = true;
    line.append(value);
    return this;
  }

  @Override
  public String toString() {
    return line.toString();
  }

  /**
   * The fields of a line.
   *
   * @throws IllegalArgumentException for a quote that is not closed or has text behind it
   */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int at = 0;
    while (true) {
      if (at < line.length() && line.charAt(at) == '"') {
        at = quoted(line, at + 1, field);
        if (at < line.length() && line.charAt(at) != ';') {
          throw new IllegalArgumentException("Text hinter dem Anführungszeichen an Stelle " + at);
        }
      } else {
        int end = line.indexOf(';', at);
        field.append(line, at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end;
      }
      fields.add(field.toString());
      field.setLength(0);
      if (at >= line.length()) {
        return fields;
      }
      at++;
    }
  }

  /** Appends what stands between the quotes and answers the place behind the closing one. */
  private static int quoted(String line, int from, StringBuilder field) {
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c != '"') {
        field.append(c);
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append('"');
        at++;
      } else {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("Anführungszeichen nicht geschlossen");
  }
}
