package io.mahnwerk.mocks.dynamics;

import java.util.Locale;

/**
 * Record ids of Finance. An item's transaction has an id that is divisible by 16; the transactions
 * that settled it follow: the closing one first, then part payments. Its dispute has the last one.
 */
final class FinKeys {
  /** Where the ids of a database begin that was set up anew. */
  private static final long FIRST = 5_637_144_576L;

  private static final int SLOTS = 16;
  private static final String INVOICE = "FTI-";

  private FinKeys() {}

  static String itemKey(int year, int number) {
    return Long.toString(FIRST + BcKeys.number(BcKeys.itemKey(year, number)));
  }

  static long recId(String itemKey) {
    return Long.parseLong(itemKey);
  }

  /** The key of the item at or before that record. */
  static String itemOf(long recId) {
    return Long.toString(recId - recId % SLOTS);
  }

  static boolean isOfAnItem(long recId) {
    return recId % SLOTS == 0;
  }

  /** At most thirteen part payments have ids of their own; further ones share the last. */
  static long settling(String itemKey, int slot) {
    return recId(itemKey) + Math.min(slot, SLOTS - 2);
  }

  static long dispute(String itemKey) {
    return recId(itemKey) + SLOTS - 1;
  }

  static String document(String itemKey) {
    return INVOICE + String.format(Locale.ROOT, "%010d", recId(itemKey) - FIRST);
  }

  static String voucher(long recId) {
    return recId == 0 ? "" : String.format(Locale.ROOT, "VCH%012d", recId - FIRST);
  }
}
