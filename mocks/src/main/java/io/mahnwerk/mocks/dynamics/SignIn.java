package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Who is let in: on premises a user with a web service access key, online an application with a
 * bearer token of Microsoft Entra ID, whose token service stands here too.
 */
final class SignIn {
  static final String TENANT = "6d776263-0000-4000-8000-000000000001";
  static final String CLIENT = "6d776263-0000-4000-8000-00000000c11e";
  static final String SECRET = "Mahnwerk~client~S3cret.of.the.app";
  static final String USER = "MAHNWERK";
  static final String KEY = "K3y+of/the+web/service+user=";
  static final String SCOPE = "https://api.businesscentral.dynamics.com/.default";
  private static final Set<String> OPEN_ID = Set.of("openid", "profile", "offline_access");
  private static final int LIFE_SECONDS = 3599;

  private final boolean basic;
  private final String scope;
  private final Set<String> tokens = new HashSet<>();
  private final SplittableRandom random = new SplittableRandom(11);
  private boolean refusesNext;

  SignIn(BcOptions options) {
    this(options.has(BcTrait.ON_PREMISES), Pattern.quote(SCOPE));
  }

  private SignIn(boolean basic, String scope) {
    this.basic = basic;
    this.scope = scope;
  }

  /** Online, for a ledger whose tokens are asked for by its own address. */
  static SignIn byAddress() {
    return new SignIn(false, "http://127\\.0\\.0\\.1:\\d+/\\.default");
  }

  boolean isForTokens(WebRequest request) {
    return request.path().startsWith("/" + TENANT + "/") && !basic;
  }

  synchronized WebAnswer token(WebRequest request) {
    if (!request.path().equals("/" + TENANT + "/oauth2/v2.0/token")
        || !request.method().equals("POST")) {
      return error(404, "invalid_request", "AADSTS90002: Tenant or endpoint not found.");
    }
    Map<String, String> form = WebRequest.options(request.text());
    if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "AADSTS70003: The app asked for another grant.");
    }
    if (!isScope(form.getOrDefault("scope", ""))) {
      return error(400, "invalid_scope", "AADSTS70011: The provided value for scope is not valid.");
    }
    String[] client = client(request, form);
    if (!client[0].equals(CLIENT)) {
      return error(400, "unauthorized_client", "AADSTS700016: Application was not found.");
    }
    if (refusesNext || !client[1].equals(SECRET)) {
      refusesNext = false;
      return error(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
    }
    String token = "%016x.%016x".formatted(random.nextLong(), random.nextLong());
    tokens.add(token);
    return WebAnswer.of(
            200,
            "application/json; charset=utf-8",
            "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"ext_expires_in\":%d,\"access_token\":\"%s\"}"
                .formatted(LIFE_SECONDS, LIFE_SECONDS, token))
        .with("Cache-Control", "no-store, no-cache");
  }

  /** Microsoft's own library adds the scopes of OpenID Connect, which are let pass. */
  private boolean isScope(String asked) {
    List<String> scopes = List.of(asked.strip().split("\\s+"));
    return scopes.stream().filter(one -> !OPEN_ID.contains(one)).count() == 1
        && scopes.stream().anyMatch(one -> one.matches(scope));
  }

  synchronized boolean lets(WebRequest request) {
    String header = request.header("Authorization");
    if (basic) {
      return header.equals("Basic " + encoded(USER + ":" + KEY));
    }
    return header.startsWith("Bearer ") && tokens.contains(header.substring("Bearer ".length()));
  }

  WebAnswer refusal() {
    WebAnswer answer =
        BcError.of(
                401,
                "Authentication_InvalidCredentials",
                "The server has rejected the client credentials.")
            .answer();
    return basic
        ? answer.with("WWW-Authenticate", "Basic realm=\"\"")
        : answer.with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  synchronized void expireAll() {
    tokens.clear();
  }

  /** As when the secret was changed: no token is good any more, and the next one is refused. */
  synchronized void forgetSecretOnce() {
    tokens.clear();
    refusesNext = true;
  }

  synchronized void calm() {
    refusesNext = false;
  }

  boolean isBasic() {
    return basic;
  }

  /** Client and secret, in the form or by basic authentication. */
  private static String[] client(WebRequest request, Map<String, String> form) {
    String header = request.header("Authorization");
    if (!header.startsWith("Basic ")) {
      return new String[] {
        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")
      };
    }
    String pair =
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    int colon = Math.max(0, pair.indexOf(':'));
    return new String[] {
      pair.substring(0, colon), pair.substring(Math.min(pair.length(), colon + 1))
    };
  }

  private static WebAnswer error(int status, String code, String description) {
    return WebAnswer.of(
        status,
        "application/json; charset=utf-8",
        "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, description));
  }

  private static String encoded(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
