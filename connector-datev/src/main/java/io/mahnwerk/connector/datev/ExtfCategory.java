package io.mahnwerk.connector.datev;

import java.util.Arrays;
import java.util.Optional;

/** The categories of DATEV files that are read, with the versions whose columns are known. */
enum ExtfCategory {
  DEBTORS(16, "Debitoren/Kreditoren", 1, 254, 254, 254, 254, 254),
  POSTINGS(21, "Buchungsstapel", 7, 116, 117, 120, 121, 122, 124, 125),
  TERMS(46, "Zahlungsbedingungen", 1, 31, 31);

  private final int number;
  private final String label;
  private final int firstVersion;
  private final int[] columns;

  ExtfCategory(int number, String label, int firstVersion, int... columns) {
    this.number = number;
    this.label = label;
    this.firstVersion = firstVersion;
    this.columns = columns;
  }

  static Optional<ExtfCategory> of(int number) {
    return Arrays.stream(values()).filter(category -> category.number == number).findFirst();
  }

  int number() {
    return number;
  }

  /** Number and German name as people know them. */
  String shown() {
    return number + " (" + label + ")";
  }

  int firstVersion() {
    return firstVersion;
  }

  int lastVersion() {
    return firstVersion + columns.length - 1;
  }

  boolean knows(int version) {
    return version >= firstVersion() && version <= lastVersion();
  }

  /** How many columns a known version has at most. */
  int columns(int version) {
    return columns[version - firstVersion];
  }
}
