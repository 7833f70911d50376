package io.mahnwerk.app.cycle;

import io.mahnwerk.core.model.DebtorRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The debtors for whom recommended days are used. Who belongs to it follows from the debtor's
 * number alone: a debtor is on the same side in every company code and in every cycle, and a larger
 * share holds everybody of a smaller one.
 *
 * @param percent 0 to 100
 */
record PilotShare(int percent) {
  private static final int PARTS = 10_000;

  boolean includes(DebtorRef debtor) {
    return part(debtor) < percent * PARTS / 100;
  }

  private static int part(DebtorRef debtor) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (debtor.connection() + "|" + debtor.number()).getBytes(StandardCharsets.UTF_8));
      return Math.floorMod(java.nio.ByteBuffer.wrap(hash).getInt(), PARTS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
