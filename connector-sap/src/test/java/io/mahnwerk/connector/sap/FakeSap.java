package io.mahnwerk.connector.sap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers each request by the first rule that fits and notes what it saw. */
final class FakeSap implements AutoCloseable {
  static final String CONNECTION = "s4";
  static final String PASSWORD = "Geheim-123";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Function<Seen, Reply>> rules = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Seen> documents = new CopyOnWriteArrayList<>();

  /** A request; the query is decoded. */
  record Seen(String method, String path, String query, Map<String, String> headers, String body) {
    boolean asks(String entitySet) {
      return path.endsWith("/" + entitySet);
    }
  }

  /** An answer; a negative status hangs up without one. */
  record Reply(int status, String body, Map<String, List<String>> headers) {
    static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }

    static Reply feed(String... records) {
      return of(200, "{\"d\":{\"results\":[" + String.join(",", records) + "]}}");
    }

    Reply with(String name, String... values) {
      Map<String, List<String>> all = new HashMap<>(headers);
      all.put(name, List.of(values));
      return new Reply(status, body, all);
    }
  }

  FakeSap() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Rules stated later come first; a rule that does not apply answers null. */
  FakeSap on(String entitySet, Reply reply) {
    return when(request -> request.asks(entitySet), request -> reply);
  }

  FakeSap when(java.util.function.Predicate<Seen> condition, Function<Seen, Reply> reply) {
    rules.add(0, request -> condition.test(request) ? reply.apply(request) : NONE);
    return this;
  }

  private static final Reply NONE = Reply.of(0, "");
  private static final Reply NOTHING =
      Reply.of(404, "{\"error\":{\"code\":\"X\",\"message\":{\"value\":\"No\"}}}");

  /** Requests for metadata documents, which are no part of {@link #seen()}. */
  List<Seen> documents() {
    return documents;
  }

  /** The own cut-down document of a service. */
  static String document(String name) {
    try (InputStream in = FakeSap.class.getResourceAsStream("/sap/" + name + ".edmx")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The services' own documents are there unless a rule says otherwise. */
  private static Reply fallback(Seen request) {
    boolean isRoot = request.method().equals("GET") && request.path().matches(".*/API_\\w+/");
    return isRoot ? Reply.of(200, "{\"d\":{\"EntitySets\":[]}}") : NOTHING;
  }

  private static Reply document(Seen request) {
    boolean isItems = request.path().contains("OPLACCTGDOCITEMCUBE");
    return Reply.of(200, document(isItems ? "items" : "customers"));
  }

  List<Seen> seen() {
    return seen;
  }

  List<Seen> seen(String entitySet) {
    return seen.stream().filter(request -> request.asks(entitySet)).toList();
  }

  List<Seen> changes() {
    return seen.stream().filter(request -> !request.method().equals("GET")).toList();
  }

  ErpConnector connect(String... more) {
    Map<String, String> settings = new HashMap<>(settings());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new SapConnectorProvider().open(context(settings));
  }

  static ConnectorContext context(Map<String, String> settings) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T23:30:00Z"), ZoneOffset.UTC);
    return new ConnectorContext(new ConnectionId(CONNECTION), settings, clock);
  }

  Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "url", "http://127.0.0.1:" + server.getAddress().getPort(),
            "user", "MAHNWERK",
            "password", PASSWORD,
            "client", "100",
            "company-codes", "1010"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    Seen request =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            URLDecoder.decode(query, StandardCharsets.UTF_8),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    boolean isDocument = request.asks("$metadata");
    (isDocument ? documents : seen).add(request);
    Reply reply =
        new ArrayList<>(rules)
            .stream()
                .map(rule -> rule.apply(request))
                .filter(given -> given != NONE)
                .findFirst()
                .orElseGet(() -> isDocument ? document(request) : fallback(request));
    if (reply.status() >= 0) {
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
