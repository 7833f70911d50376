package io.mahnwerk.core.odata;

import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a partial update goes over the wire: by PATCH (OData V2, 2.12, and V4), by V2's older MERGE,
 * or within a POST where a proxy lets nothing else through.
 */
public enum UpdateMethod {
  PATCH("PATCH", Map.of()),
  MERGE("MERGE", Map.of()),
  TUNNELLED_MERGE("POST", Map.of("X-HTTP-Method", "MERGE")),
  TUNNELLED_PATCH("POST", Map.of("X-HTTP-Method", "PATCH"));

  private final String method;
  private final Map<String, String> headers;

  UpdateMethod(String method, Map<String, String> headers) {
    this.method = method;
    this.headers = headers;
  }

  public HttpCall call(URI entity, Map<String, String> more, String json) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return HttpCall.change(method, entity, all, json);
  }

  /** What to try where this one did not get through; empty after the last. */
  public Optional<UpdateMethod> next() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1])
        : Optional.empty();
  }

  /**
   * Whether the answer turns away the method itself, so that nothing was looked at or changed: 405,
   * 501, or a web page with 403, as firewalls send it where a service would send an error document.
   */
  public static boolean isTurnedAway(HttpAnswer answer) {
    boolean isPage =
        answer
            .header("Content-Type")
            .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
            .orElse(false);
    return answer.status() == 405 || answer.status() == 501 || answer.status() == 403 && isPage;
  }
}
