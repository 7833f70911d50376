package io.mahnwerk.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs calls in. Asked before every attempt, so that a token can be renewed in between; safe for
 * use by several threads. The value appears in no message and no log.
 */
@FunctionalInterface
public interface Authorization {
  /** The value of the Authorization header; empty for calls that need none. */
  Optional<String> header();

  static Authorization none() {
    return Optional::empty;
  }

  /** HTTP Basic in UTF-8 (RFC 7617). */
  static Authorization basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    Optional<String> header = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    return () -> header;
  }
}
