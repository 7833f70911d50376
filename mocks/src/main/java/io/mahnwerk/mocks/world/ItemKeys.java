package io.mahnwerk.mocks.world;

/** The key that a ledger gives to the n-th invoice of a year. */
@FunctionalInterface
public interface ItemKeys {
  String itemKey(int year, int number);
}
