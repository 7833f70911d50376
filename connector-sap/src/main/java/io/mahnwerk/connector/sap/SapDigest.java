package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.RecordVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A digest of fields, for records that carry no version and messages that need a stable name.
 *
 * @param hex 64 hexadecimal characters (SHA-256), equal for equal fields in equal order
 */
record SapDigest(String hex) {
  static SapDigest of(List<?> fields) {
    StringBuilder text = new StringBuilder();
    for (Object field : fields) {
      String part = field.toString();
      text.append(part.length()).append(':').append(part);
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new SapDigest(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  RecordVersion version() {
    return new RecordVersion(hex.substring(0, 16));
  }
}
