package io.mahnwerk.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a debtor's recommendations of one day can be computed again from. Both texts are the
 * caller's; each is kept once, however many receipts rest on it.
 *
 * @param terms what was in force for all debtors; blank where nothing is kept
 * @param facts what was known of this debtor; blank where nothing is kept
 */
public record ReceiptBasis(String terms, String facts) {
  public static final ReceiptBasis NONE = new ReceiptBasis("", "");

  static String digest(String body) {
    if (body.isEmpty()) {
      return "";
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
