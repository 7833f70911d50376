package io.mahnwerk.connector.dynamics;

import io.mahnwerk.mocks.kit.LoopbackServer;
import io.mahnwerk.mocks.kit.LoopbackServer.Answer;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
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

  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final Map<String, List<String>> records = new TreeMap<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final Deque<Declined> declined = new ConcurrentLinkedDeque<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<String> absent = new CopyOnWriteArrayList<>();
  private final Set<String> languages = ConcurrentHashMap.newKeySet();
  private volatile String further = server.address();

  private record Declined(int status, String body) {}

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
    return server.address();
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
    server.close();
  }

  private Answer answer(Asked asked) {
    if (asked.path().equals("/house.example/oauth2/v2.0/token")) {
      String form = URLDecoder.decode(asked.body(), StandardCharsets.UTF_8);
      return form.contains(url() + "/.default")
          ? json(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3599}")
          : json(400, "{\"error\":\"invalid_scope\"}");
    }
    if (!("Bearer " + TOKEN).equals(asked.headers().get("Authorization"))) {
      return json(401, "");
    }
    if (!asked.query().contains("cross-company=true")) {
      return json(400, "{\"error\":{\"code\":\"\",\"message\":\"Only the user's company.\"}}");
    }
    String resource = asked.path().substring("/data/".length());
    return asked.method().equals("GET") ? entities(asked, resource) : change(asked, resource);
  }

  private Answer change(Asked asked, String resource) {
    String version = asked.headers().get("If-Match");
    changes.add("%s %s %s %s".formatted(asked.method(), resource, version, asked.body()).strip());
    Declined answer = declined.poll();
    return answer == null
        ? json(asked.method().equals("POST") ? 201 : 204, "")
        : json(answer.status(), answer.body());
  }

  private Answer entities(Asked asked, String set) {
    String query = asked.query();
    queries.add(set + "?" + query);
    languages.add(String.valueOf(asked.headers().get("Accept-Language")));
    if (absent.stream().anyMatch(property -> query.matches(".*[=,]" + property + "(,.*|&.*|$)"))) {
      return json(
          400, "{\"error\":{\"code\":\"\",\"message\":\"Could not find a property named so.\"}}");
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
    return json(200, "{\"value\":[" + String.join(",", all.subList(from, to)) + "]" + next + "}");
  }

  private static Answer json(int status, String body) {
    return new Answer(status, body, Map.of("Content-Type", List.of("application/json")));
  }
}
