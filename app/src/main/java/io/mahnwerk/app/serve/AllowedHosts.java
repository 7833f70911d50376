package io.mahnwerk.app.serve;

import io.mahnwerk.app.config.PushSettings;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The host names under which the service answers. On a loopback address these are the machine's own
 * names only: a foreign web page could otherwise reach it through a host name of its own that
 * points to 127.0.0.1. Hints of a ledger come under a public name, too, and nothing else does.
 *
 * @param hints the public names
 */
record AllowedHosts(boolean loopback, Predicate<String> hints) {
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  static AllowedHosts of(InetAddress address) {
    return new AllowedHosts(address.isLoopbackAddress(), host -> false);
  }

  AllowedHosts with(Predicate<String> publicNames) {
    return new AllowedHosts(loopback, publicNames);
  }

  boolean allow(String host, String path) {
    return !loopback
        || OWN.contains(host)
        || path.startsWith(PushSettings.PATH) && hints.test(host);
  }
}
