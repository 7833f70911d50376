package io.mahnwerk.core.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Scheme, host and port of a configured address; our credentials go nowhere else (RFC 6454).
 *
 * @param port the port in force, also where the address leaves it to the scheme
 */
public record Origin(String scheme, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Throws {@link IllegalArgumentException} for anything but an absolute http or https address. */
  public static Origin of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("An address starts with https:// or http://");
    }
    if (address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException("An address has a host and no user before it");
    }
    int standard = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? standard : address.getPort();
    return new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** Whether a call to the address stays at this origin. */
  public boolean covers(URI address) {
    try {
      return equals(of(address));
    } catch (IllegalArgumentException notAnHttpAddress) {
      return false;
    }
  }

  /** Whether what is sent cannot be read on its way: TLS, or this very machine. */
  public boolean isPrivate() {
    return scheme.equals("https") || LOOPBACK.contains(host);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
