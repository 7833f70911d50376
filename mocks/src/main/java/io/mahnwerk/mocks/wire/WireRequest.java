package io.mahnwerk.mocks.wire;

import java.nio.charset.StandardCharsets;

/**
 * A request that has arrived whole.
 *
 * @param number counted from 1 over all connections of the proxy
 * @param target what stands behind the method, path and query
 */
public record WireRequest(long number, String method, String target) {
  static WireRequest of(long number, HttpMessage message) {
    String line = new String(message.head(), StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
    String[] words = line.split(" ", 3);
    return new WireRequest(number, words[0], words.length > 1 ? words[1] : "");
  }

  /** Whether it changes nothing by the rules of HTTP. */
  public boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
