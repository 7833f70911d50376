package io.mahnwerk.scoring.pilot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that depends on a seed and a name alone, never on the order in which it is asked: a draw
 * can be made again for one debtor without making all the others. The first 53 bits of SHA-256.
 */
record SeededChance(long seed) {

  /** Evenly from 0 up to, never reaching, 1. */
  double of(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest((seed + "|" + name).getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(bytes).getLong() >>> 11) * 0x1.0p-53;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
