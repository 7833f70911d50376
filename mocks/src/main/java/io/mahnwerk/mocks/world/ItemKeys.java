package io.mahnwerk.mocks.world;

/** The key that a ledger gives to the n-th invoice of a year, which is this debtor's. */
@FunctionalInterface
public interface ItemKeys {
  String itemKey(String debtor, int year, int number);
}
