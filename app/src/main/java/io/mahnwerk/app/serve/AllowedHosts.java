package io.mahnwerk.app.serve;

import java.net.InetAddress;
import java.util.Set;

/**
 * The host names under which the service answers. On a loopback address these are the machine's own
 * names only: a foreign web page could otherwise reach it through a host name of its own that
 * points to 127.0.0.1.
 */
record AllowedHosts(boolean loopback) {
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  static AllowedHosts of(InetAddress address) {
    return new AllowedHosts(address.isLoopbackAddress());
  }

  boolean allow(String host) {
    return !loopback || OWN.contains(host);
  }
}
