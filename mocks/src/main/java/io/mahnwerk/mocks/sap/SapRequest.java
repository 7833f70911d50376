package io.mahnwerk.mocks.sap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request as the web server hands it on.
 *
 * @param path decoded, without the query
 * @param query decoded options in the order in which they came
 * @param addressLength characters of path and query as they were sent
 * @param headers a header's value by its name; blank for one that was not sent
 */
record SapRequest(
    String method,
    String path,
    Map<String, String> query,
    int addressLength,
    UnaryOperator<String> headers,
    byte[] body) {

  static SapRequest of(String method, String url, UnaryOperator<String> headers, byte[] body) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    String query = mark < 0 ? "" : url.substring(mark + 1);
    return new SapRequest(
        method.toUpperCase(Locale.ROOT),
        decode(path.replace("+", "%2B")),
        options(query),
        url.length(),
        headers,
        body);
  }

  String header(String name) {
    return headers.apply(name);
  }

  /** The method that is meant: a POST may carry another one through a proxy. */
  String effectiveMethod() {
    String tunnelled = header("X-HTTP-Method");
    return method.equals("POST") && !tunnelled.isBlank()
        ? tunnelled.toUpperCase(Locale.ROOT)
        : method;
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : query.split("&")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(decode(option.substring(0, equals)), decode(option.substring(equals + 1)));
      }
    }
    return options;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
