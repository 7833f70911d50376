package io.mahnwerk.mocks.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A request as a web server hands it on.
 *
 * @param path decoded, without the query
 * @param query decoded options in the order in which they came
 * @param addressLength characters of path and query as they were sent
 * @param headers a header's value by its name, in any case; blank for one that was not sent
 */
public record WebRequest(
    String method,
    String path,
    Map<String, String> query,
    int addressLength,
    UnaryOperator<String> headers,
    byte[] body) {

  public static WebRequest of(
      String method, String url, UnaryOperator<String> headers, byte[] body) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    String query = mark < 0 ? "" : url.substring(mark + 1);
    return new WebRequest(
        method.toUpperCase(Locale.ROOT),
        decode(path.replace("+", "%2B")),
        options(query),
        url.length(),
        headers,
        body);
  }

  /** A request within another one, with headers of its own and the outer ones behind them. */
  public WebRequest within(
      String innerMethod, String url, Map<String, String> inner, byte[] content) {
    Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    own.putAll(inner);
    return of(
        innerMethod,
        url,
        name -> own.containsKey(name) ? own.getOrDefault(name, "") : headers.apply(name),
        content);
  }

  /** The same request to another path, such as one from which a proxy cut its prefix. */
  public WebRequest to(String otherPath) {
    return new WebRequest(method, otherPath, query, addressLength, headers, body);
  }

  public String header(String name) {
    return headers.apply(name);
  }

  /** The host that was asked, also where a gateway stands between. */
  public String host() {
    String forwarded = header("X-Forwarded-Host");
    return forwarded.isBlank() ? header("Host") : forwarded;
  }

  /** A query option's value; blank for one that was not given. */
  public String option(String name) {
    return query.getOrDefault(name, "");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The method that is meant: a POST may carry another one through a proxy. */
  public String effectiveMethod() {
    String tunnelled = header("X-HTTP-Method");
    return method.equals("POST") && !tunnelled.isBlank()
        ? tunnelled.toUpperCase(Locale.ROOT)
        : method;
  }

  /** Whether it changes nothing by the rules of HTTP. */
  public boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The fields of a form, or of a query. */
  public static Map<String, String> options(String query) {
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
