package io.mahnwerk.core.http;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP proxy through which a ledger is called. It is signed in to by a header of its own (RFC
 * 9110, 11.7), beside the one for the ledger. What goes to an http address it can read, so it has
 * to be trusted.
 *
 * @param host name or address; looked up when a call is made
 * @param authorization for the proxy, renewed once where it answers 407
 * @param headers that the proxy needs beside it
 * @param setting the key of the setting that says all this
 */
public record ForwardProxy(
    String host,
    int port,
    Authorization authorization,
    Map<String, String> headers,
    String setting) {
  static final int NEEDS_SIGN_IN = 407;
  static final String SIGN_IN = "Proxy-Authorization";

  public ForwardProxy {
    headers = Map.copyOf(headers);
  }

  ProxySelector selector() {
    return ProxySelector.of(new InetSocketAddress(host, port));
  }

  /** The call as it is sent through the proxy. */
  HttpCall through(HttpCall call) {
    Map<String, String> all = new TreeMap<>(headers);
    authorization.header().ifPresent(value -> all.put(SIGN_IN, value));
    return call.with(all);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
