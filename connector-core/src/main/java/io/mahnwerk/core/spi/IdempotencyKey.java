package io.mahnwerk.core.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names one intent; the same key given twice changes a ledger once. At most 35 characters. */
public record IdempotencyKey(String value) {
  private static final int DIGEST_BYTES = 16;

  public IdempotencyKey {
    if (value.isBlank() || value.length() > 35) {
      throw new IllegalArgumentException(
          "An idempotency key has 1 to 35 characters but was '" + value + "'");
    }
  }

  /** The same parts always give the same key: "MW" and 32 hexadecimal digits. */
  public static IdempotencyKey of(String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
      return new IdempotencyKey("MW" + HexFormat.of().formatHex(hash, 0, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
