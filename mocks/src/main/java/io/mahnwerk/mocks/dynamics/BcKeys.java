package io.mahnwerk.mocks.dynamics;

/**
 * Entry numbers. An item's entry has a number that is divisible by 16; the entries that were
 * applied to it follow: the closing one first, then part payments. Detailed entries stand at four
 * times the number of the entry that they came with.
 */
final class BcKeys {
  private static final int OF_A_YEAR = 10_000_000;
  private static final int SLOTS = 16;
  private static final int FIRST_YEAR = 2000;
  private static final String INVOICE = "PS-INV";

  private BcKeys() {}

  static String itemKey(int year, int number) {
    if (number < 1 || number >= OF_A_YEAR / SLOTS || year < FIRST_YEAR || year > 2050) {
      throw new IllegalArgumentException("No entry number for item " + number + " of " + year);
    }
    return Integer.toString((year - FIRST_YEAR) * OF_A_YEAR + number * SLOTS);
  }

  static int number(String itemKey) {
    return Integer.parseInt(itemKey);
  }

  /** The key of the item at or before that entry. */
  static String itemOf(int entryNumber) {
    return Integer.toString(entryNumber - entryNumber % SLOTS);
  }

  static int slot(int entryNumber) {
    return entryNumber % SLOTS;
  }

  /** At most fourteen part payments have numbers of their own; further ones share the last. */
  static int slot(int itemNumber, int slot) {
    return itemNumber + Math.min(slot, SLOTS - 1);
  }

  static String document(String itemKey) {
    return INVOICE + itemKey;
  }

  /** The item that a document is of; blank for what is no such document. */
  static String itemOfDocument(String document) {
    String digits = document.startsWith(INVOICE) ? document.substring(INVOICE.length()) : "";
    return digits.matches("[0-9]{1,9}") ? digits : "";
  }
}
