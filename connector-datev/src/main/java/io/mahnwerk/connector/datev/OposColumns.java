package io.mahnwerk.connector.datev;

import java.util.Arrays;
import java.util.Map;

/** Where each field stands in one file, counted from 0. */
final class OposColumns {
  private static final int NONE = -1;

  private final int[] positions = new int[OposField.values().length];
  private final Headings headings;

  OposColumns(Map<OposField, Integer> positions, Headings headings) {
    Arrays.fill(this.positions, NONE);
    positions.forEach((field, column) -> this.positions[field.ordinal()] = column);
    this.headings = headings;
  }

  /** The position, or -1, which reads as a blank cell. */
  int at(OposField field) {
    return positions[field.ordinal()];
  }

  boolean has(OposField field) {
    return at(field) != NONE;
  }

  Headings headings() {
    return headings;
  }
}
