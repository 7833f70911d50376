package io.mahnwerk.core.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call to a ledger. The Authorization header does not belong here; {@link Authorization} adds
 * it.
 *
 * @param effect whether the call may be repeated although its first try may have arrived
 * @param body sent in UTF-8
 */
public record HttpCall(
    String method, URI uri, Map<String, String> headers, Optional<String> body, Effect effect) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** What a call does to the ledger. */
  public enum Effect {
    READS,
    CHANGES
  }

  public static HttpCall get(URI uri, Map<String, String> headers) {
    return new HttpCall("GET", uri, headers, Optional.empty(), Effect.READS);
  }

  public static HttpCall change(String method, URI uri, Map<String, String> headers, String body) {
    return new HttpCall(method, uri, headers, Optional.of(body), Effect.CHANGES);
  }

  public HttpCall with(Map<String, String> moreHeaders) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(moreHeaders);
    return new HttpCall(method, uri, all, body, effect);
  }

  /** Method and path: neither headers nor query, which may hold tokens or names. */
  @Override
  public String toString() {
    return method + " " + uri.getRawPath();
  }
}
