package io.mahnwerk.core.spi;

/** Names one intent; the same key given twice changes a ledger once. At most 35 characters. */
public record IdempotencyKey(String value) {
  public IdempotencyKey {
    if (value.isBlank() || value.length() > 35) {
      throw new IllegalArgumentException(
          "An idempotency key has 1 to 35 characters but was '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
