package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The cross-site request forgery protection of SAP Gateway: a token is fetched by a read, belongs
 * to the session cookie that comes with it, and goes with every modifying call.
 */
final class Sessions {
  private static final int MOST = 1_000;
  private static final String TOKEN = "x-csrf-token";

  private final String cookieName;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<String, String> tokens = new LinkedHashMap<>();

  Sessions(String client) {
    this.cookieName = "SAP_SESSIONID_MWK_" + client;
  }

  /** Adds token and cookie where the request asks for them. */
  synchronized WebAnswer handOut(WebRequest request, WebAnswer answer) {
    if (!request.reads() || !request.header(TOKEN).equalsIgnoreCase("Fetch")) {
      return answer;
    }
    Optional<String> known = session(request).filter(tokens::containsKey);
    if (known.isPresent()) {
      return answer.with(TOKEN, tokens.getOrDefault(known.orElseThrow(), ""));
    }
    String session = word();
    tokens.put(session, word() + "==");
    if (tokens.size() > MOST) {
      tokens.remove(tokens.keySet().iterator().next());
    }
    return answer
        .with(TOKEN, tokens.getOrDefault(session, ""))
        .with("set-cookie", cookieName + "=" + session + "; path=/; HttpOnly")
        .with("set-cookie", "sap-usercontext=sap-client=" + cookieName.substring(18) + "; path=/");
  }

  synchronized boolean lets(WebRequest request) {
    String token = request.header(TOKEN);
    return request.reads()
        || session(request).map(tokens::get).map(expected -> expected.equals(token)).orElse(false);
  }

  static WebAnswer refusal() {
    return WebAnswer.of(403, "text/plain; charset=utf-8", "CSRF token validation failed")
        .with(TOKEN, "Required");
  }

  synchronized void expireAll() {
    tokens.clear();
  }

  private Optional<String> session(WebRequest request) {
    return Arrays.stream(request.header("Cookie").split(";"))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(cookieName + "="))
        .map(cookie -> cookie.substring(cookieName.length() + 1))
        .findFirst();
  }

  private String word() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
