package io.mahnwerk.app.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What opens the page with buttons: a secret of this process that its terminal shows, and a second
 * one that only the page itself holds. A foreign page knows neither, and neither does another user
 * of the machine.
 *
 * @param visitor comes with the address once, then as a cookie
 * @param form comes with every form of the page
 */
record PageKey(String visitor, String form) {
  private static final int BYTES = 24;

  static PageKey random() {
    SecureRandom chance = new SecureRandom();
    return new PageKey(hex(chance), hex(chance));
  }

  boolean isVisitor(String given) {
    return same(visitor, given);
  }

  boolean isForm(String given) {
    return same(form, given);
  }

  private static boolean same(String secret, String given) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(SecureRandom chance) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "PageKey";
  }
}
