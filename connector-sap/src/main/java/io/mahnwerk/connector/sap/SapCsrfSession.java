package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A token against forged requests and the cookies it is bound to. SAP refuses a change without
 * both, and a token fetched by one worker voids another's on a shared session; so a session is used
 * by one worker at a time.
 */
final class SapCsrfSession {
  private static final String TOKEN = "x-csrf-token";

  private final ResilientHttp http;
  private final URI root;
  private final Map<String, String> cookies = new TreeMap<>();
  private Optional<String> token = Optional.empty();

  /**
   * @param root the service's address with its closing slash, without which SAP redirects and loses
   *     the token
   */
  SapCsrfSession(ResilientHttp http, URI root) {
    this.http = http;
    this.root = root;
  }

  /** Sends a change with a token, and once more with a fresh one when SAP asks for it. */
  HttpAnswer send(HttpCall change) {
    Optional<HttpAnswer> unfetched = token.isPresent() ? Optional.empty() : fetch();
    if (unfetched.isPresent()) {
      return unfetched.get();
    }
    HttpAnswer answer = sendOnce(change);
    if (!isTokenRequired(answer)) {
      return answer;
    }
    return fetch().orElseGet(() -> sendOnce(change));
  }

  /** Empty when a token came; else the answer without one. */
  private Optional<HttpAnswer> fetch() {
    cookies.clear();
    token = Optional.empty();
    HttpAnswer answer =
        http.send(HttpCall.get(root, Map.of(TOKEN, "Fetch", "Accept", "application/json")));
    keepCookies(answer);
    if (answer.isSuccess()) {
      // A service without this protection sends no token, and needs none.
      token = Optional.of(answer.header(TOKEN).orElse(""));
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  private HttpAnswer sendOnce(HttpCall change) {
    Map<String, String> headers = new TreeMap<>();
    token.filter(value -> !value.isEmpty()).ifPresent(value -> headers.put(TOKEN, value));
    if (!cookies.isEmpty()) {
      headers.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpAnswer answer = http.send(change.with(headers));
    keepCookies(answer);
    return answer;
  }

  private void keepCookies(HttpAnswer answer) {
    for (String header : answer.headers("set-cookie")) {
      String pair = header.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }

  private static boolean isTokenRequired(HttpAnswer answer) {
    return answer.status() == 403
        && answer.header(TOKEN).map(value -> value.equalsIgnoreCase("Required")).orElse(false);
  }
}
