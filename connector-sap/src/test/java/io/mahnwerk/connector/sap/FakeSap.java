package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.mocks.kit.LoopbackServer;
import io.mahnwerk.mocks.kit.LoopbackServer.Answer;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers each request by the first rule that fits and notes what it saw. */
final class FakeSap implements AutoCloseable {
  static final String CONNECTION = "s4";
  static final String PASSWORD = "Geheim-123";

  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final List<Function<Asked, Reply>> rules = new CopyOnWriteArrayList<>();
  private final List<Asked> seen = new CopyOnWriteArrayList<>();
  private final List<Asked> documents = new CopyOnWriteArrayList<>();

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

  /** Rules stated later come first; a rule that does not apply answers null. */
  FakeSap on(String entitySet, Reply reply) {
    return when(request -> request.asks(entitySet), request -> reply);
  }

  FakeSap when(Predicate<Asked> condition, Function<Asked, Reply> reply) {
    rules.add(0, request -> condition.test(request) ? reply.apply(request) : NONE);
    return this;
  }

  private static final Reply NONE = Reply.of(0, "");
  private static final Reply NOTHING =
      Reply.of(404, "{\"error\":{\"code\":\"X\",\"message\":{\"value\":\"No\"}}}");

  /** Requests for metadata documents, which are no part of {@link #seen()}. */
  List<Asked> documents() {
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
  private static Reply fallback(Asked request) {
    boolean isRoot = request.method().equals("GET") && request.path().matches(".*/API_\\w+/");
    return isRoot ? Reply.of(200, "{\"d\":{\"EntitySets\":[]}}") : NOTHING;
  }

  private static Reply document(Asked request) {
    boolean isItems = request.path().contains("OPLACCTGDOCITEMCUBE");
    return Reply.of(200, document(isItems ? "items" : "customers"));
  }

  List<Asked> seen() {
    return seen;
  }

  List<Asked> seen(String entitySet) {
    return seen.stream().filter(request -> request.asks(entitySet)).toList();
  }

  List<Asked> changes() {
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
            "url", server.address(),
            "user", "MAHNWERK",
            "password", PASSWORD,
            "client", "100",
            "company-codes", "1010"));
  }

  private Answer answer(Asked request) {
    boolean isDocument = request.asks("$metadata");
    (isDocument ? documents : seen).add(request);
    Reply reply =
        new ArrayList<>(rules)
            .stream()
                .map(rule -> rule.apply(request))
                .filter(given -> given != NONE)
                .findFirst()
                .orElseGet(() -> isDocument ? document(request) : fallback(request));
    return new Answer(reply.status(), reply.body(), reply.headers());
  }

  @Override
  public void close() {
    server.close();
  }
}
