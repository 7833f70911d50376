package io.mahnwerk.core.store;

import io.mahnwerk.core.spi.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names an intent so that it has the same name however often it is worked out. */
final class IntentKey {
  private static final int BYTES = 16;

  private IntentKey() {}

  /**
   * @param earlier how many writes the target had before: an intent that comes back after another
   *     one was carried out is another intent
   */
  static IdempotencyKey of(Intent intent, int earlier) {
    String text =
        String.join(
            "|",
            intent.target().toString(),
            intent.kind().name(),
            intent.hold().map(hold -> hold.until().toString()).orElse(""),
            intent.notice().level().toString(),
            intent.notice().dayText(),
            intent.basedOn().value(),
            Integer.toString(earlier));
    return digest(text);
  }

  static IdempotencyKey digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new IdempotencyKey("MW" + HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
