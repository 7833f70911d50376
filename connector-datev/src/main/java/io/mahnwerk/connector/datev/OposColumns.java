package io.mahnwerk.connector.datev;

import java.util.Map;

/**
 * Where each field stands in one file, counted from 0.
 *
 * @param headings of that file
 */
record OposColumns(Map<OposField, Integer> positions, Headings headings) {
  private static final int NONE = -1;

  OposColumns {
    positions = Map.copyOf(positions);
  }

  /** The position, or -1, which reads as a blank cell. */
  int at(OposField field) {
    return positions.getOrDefault(field, NONE);
  }

  boolean has(OposField field) {
    return positions.containsKey(field);
  }
}
