package io.mahnwerk.connector.dynamics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As much of Dynamics 365 Finance as a connector meets: a token service, entities whose pages hold
 * two records each, and a refusal of what is asked without {@code cross-company} or sign-in. It
 * carries out no change and keeps what was asked for.
 */
final class FakeFinance implements AutoCloseable {
  private static final String TOKEN = "token-of-the-app";
  private static final int PAGE = 2;

  private final HttpServer server;
  private final Map<String, List<String>> records = new TreeMap<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final Deque<Declined> declined = new ConcurrentLinkedDeque<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<String> absent = new CopyOnWriteArrayList<>();
  private final Set<String> languages = ConcurrentHashMap.newKeySet();
  private volatile String further;

  private record Declined(int status, String body) {}

  FakeFinance() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    further = url();
  }

  /** Further pages are said to be at that address in place of this one. */
  FakeFinance leadingTo(String other) {
    further = other;
    return this;
  }

  /** The languages that entities were asked for in. */
  Set<String> languages() {
    return Set.copyOf(languages);
  }

  /** Adds a record, as Finance writes it and without its version. */
  FakeFinance with(String set, String json) {
    List<String> all = records.computeIfAbsent(set, absent -> new ArrayList<>());
    String etag = "\"@odata.etag\":\"W/\\\"" + set + all.size() + "\\\"\",";
    all.add("{" + etag + json.substring(1));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, String> settings() {
    return Map.of(
        "product", "finance",
        "url", url(),
        "companies", "demf,usmf",
        "tenant", "house.example",
        "client-id", "app",
        "client-secret", "not-to-be-shown",
        "authority", url());
  }

  /** What the next change is answered with; 201 or 204 without a body for the others. */
  FakeFinance declining(int status, String innerMessage) {
    declined.add(
        new Declined(
            status,
            "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\","
                + "\"innererror\":{\"message\":\""
                + innerMessage
                + "\"}}}"));
    return this;
  }

  /** The records of a set are from here on those that follow. */
  FakeFinance forgetting(String set) {
    records.remove(set);
    return this;
  }

  /** A release in which no entity has that property. */
  FakeFinance lacking(String property) {
    absent.add(property);
    return this;
  }

  /** The changes that were asked for: method, resource, version and body. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  /** What was asked of the entities, decoded. */
  List<String> queries() {
    return List.copyOf(queries);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query =
        exchange.getRequestURI().getRawQuery() == null
            ? ""
            : URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    if (path.equals("/house.example/oauth2/v2.0/token")) {
      boolean ours = URLDecoder.decode(body, StandardCharsets.UTF_8).contains(url() + "/.default");
      send(
          exchange,
          ours ? 200 : 400,
          ours
              ? "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3599}"
              : "{\"error\":\"invalid_scope\"}");
    } else if (!("Bearer " + TOKEN)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "");
    } else if (!query.contains("cross-company=true")) {
      send(exchange, 400, "{\"error\":{\"code\":\"\",\"message\":\"Only the user's company.\"}}");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      change(exchange, path.substring("/data/".length()), body);
    } else {
      entities(exchange, path.substring("/data/".length()), query);
    }
  }

  private void change(HttpExchange exchange, String resource, String body) throws IOException {
    String version = exchange.getRequestHeaders().getFirst("If-Match");
    changes.add(
        "%s %s %s %s".formatted(exchange.getRequestMethod(), resource, version, body).strip());
    Declined answer = declined.poll();
    if (answer == null) {
      send(exchange, exchange.getRequestMethod().equals("POST") ? 201 : 204, "");
    } else {
      send(exchange, answer.status(), answer.body());
    }
  }

  private void entities(HttpExchange exchange, String set, String query) throws IOException {
    queries.add(set + "?" + query);
    languages.add(String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language")));
    if (absent.stream().anyMatch(property -> query.matches(".*[=,]" + property + "(,.*|&.*|$)"))) {
      send(
          exchange,
          400,
          "{\"error\":{\"code\":\"\",\"message\":\"Could not find a property named so.\"}}");
      return;
    }
    List<String> all = records.getOrDefault(set, List.of());
    int from =
        query.contains("$skiptoken=")
            ? Integer.parseInt(query.replaceAll(".*\\$skiptoken=(\\d+).*", "$1"))
            : 0;
    int to = Math.min(all.size(), from + PAGE);
    String next =
        to < all.size()
            ? ",\"@odata.nextLink\":\"%s/data/%s?cross-company=true&$skiptoken=%d\""
                .formatted(further, set, to)
            : "";
    send(
        exchange, 200, "{\"value\":[" + String.join(",", all.subList(from, to)) + "]" + next + "}");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
