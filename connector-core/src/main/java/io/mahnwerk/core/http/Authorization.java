package io.mahnwerk.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs calls in. Asked before every call, so that a token can be renewed in between; safe for use
 * by several threads. The value appears in no message and no log.
 */
@FunctionalInterface
public interface Authorization extends AutoCloseable {
  /** The value of the Authorization header; empty for calls that need none. */
  Optional<String> header();

  /**
   * Told that a header was refused with 401; answers whether another one is worth one more try.
   *
   * @param refused the header that was refused
   */
  default boolean renew(String refused) {
    return false;
  }

  @Override
  default void close() {}

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
