package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One released OData V2 service: its document, its metadata and its entity sets. */
final class ODataService {
  private static final Pattern RESOURCE =
      Pattern.compile("/(\\w+)(?:\\((.*)\\))?(/\\$count)?", Pattern.DOTALL);

  private final String root;
  private final String namespace;
  private final SapOptions options;
  private final Set<String> changeable = new TreeSet<>();
  private final Map<String, Served<?>> sets = new LinkedHashMap<>();

  ODataService(String namespace, SapOptions options) {
    this.root = "/sap/opu/odata/sap/" + namespace;
    this.namespace = namespace;
    this.options = options;
  }

  /** Changes an entity by the parsed JSON of a partial update. */
  interface Updater<T> {
    void update(T row, byte[] json);
  }

  /** Sums rows over everything that is not selected, as an analytical view does. */
  interface Sums<T> {
    List<T> of(List<T> rows, List<String> select);
  }

  private record Served<T>(
      EntitySet<T> set, JsonFeed.Etags<T> etags, Updater<T> updater, Optional<Sums<T>> sums) {}

  <T> ODataService readOnly(EntitySet<T> set) {
    sets.put(set.name(), new Served<>(set, row -> "", ODataService::refuse, Optional.empty()));
    return this;
  }

  <T> ODataService summed(EntitySet<T> set, Sums<T> sums) {
    sets.put(set.name(), new Served<>(set, row -> "", ODataService::refuse, Optional.of(sums)));
    return this;
  }

  <T> ODataService serve(EntitySet<T> set, JsonFeed.Etags<T> etags, Updater<T> updater) {
    sets.put(set.name(), new Served<>(set, etags, updater, Optional.empty()));
    changeable.add(set.name());
    return this;
  }

  private static <T> void refuse(T row, byte[] json) {
    throw ODataError.notAllowed("PATCH");
  }

  boolean answers(String path) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  WebAnswer answer(WebRequest request) {
    String resource = request.path().substring(root.length());
    try {
      if (resource.isEmpty() || resource.equals("/")) {
        return document(request);
      }
      if (resource.equals("/$metadata")) {
        List<EntitySet<?>> all = sets.values().stream().<EntitySet<?>>map(Served::set).toList();
        return WebAnswer.of(200, "application/xml", metadata(all));
      }
      if (resource.equals("/$batch")) {
        return batch(request);
      }
      return resource(resource, request);
    } catch (ODataError refused) {
      return refused.answer();
    }
  }

  private String metadata(List<EntitySet<?>> all) {
    return Metadata.of(namespace, all, new Metadata.Rights(changeable, takesBatches()));
  }

  /** As with the released services: what only shows things takes no batch. */
  private boolean takesBatches() {
    return !changeable.isEmpty() && !options.has(SapTrait.NO_BATCH);
  }

  private WebAnswer batch(WebRequest request) {
    if (!takesBatches()) {
      return WebAnswer.page(501, "Not Implemented");
    }
    if (!request.method().equals("POST")) {
      throw ODataError.notAllowed(request.method());
    }
    return new Batch(root, this::answer).answer(request);
  }

  private String base(WebRequest request) {
    String host =
        options.has(SapTrait.PROXY) ? Front.INNER_HOST : "http://" + request.header("Host");
    return host + root;
  }

  private WebAnswer resource(String resource, WebRequest request) {
    Matcher matcher = RESOURCE.matcher(resource);
    if (!matcher.matches() || !sets.containsKey(matcher.group(1))) {
      throw ODataError.notFound("the segment '" + resource.substring(1) + "'");
    }
    Served<?> served = sets.get(matcher.group(1));
    String key = matcher.group(2);
    if (!request.reads()) {
      return change(served, key, request);
    }
    if (matcher.group(3) != null) {
      return count(served.set(), request);
    }
    requireJson(request);
    return key == null ? feed(served, request) : single(served, key, request);
  }

  /** Atom, the protocol's default, is not spoken here: a client must ask for JSON. */
  private static void requireJson(WebRequest request) {
    boolean asked =
        request.query().getOrDefault("$format", "").equals("json")
            || request.header("Accept").contains("application/json");
    if (!asked) {
      throw ODataError.badRequest("This system answers with JSON only; ask for it.");
    }
  }

  private <T> WebAnswer feed(Served<T> served, WebRequest request) {
    EntitySet<T> set = served.set();
    ODataQuery query = ODataQuery.of(request.query());
    String base = base(request);
    JsonFeed<T> feed = new JsonFeed<>(set, base, query.select(), served.etags());
    List<T> found = found(served, query);
    List<T> wanted = found.stream().skip(query.skip()).limit(query.top()).toList();
    int from = Math.min(query.done(), wanted.size());
    int to = Math.min(from + options.pageLimit(), wanted.size());
    String count = query.count() ? Integer.toString(found.size()) : "";
    String next =
        to < wanted.size() ? new NextLink(base + "/" + set.name(), request).after(to) : "";
    return json(feed.page(new JsonFeed.Page<>(wanted.subList(from, to), count, next)));
  }

  /** The rows that the answer is cut from, and one more where there is a next page. */
  private <T> List<T> found(Served<T> served, ODataQuery query) {
    Filter<T> filter = FilterParser.parse(served.set().type(), query.filter());
    if (served.sums().isPresent()) {
      List<T> rows = served.set().find(filter, query.orderBy());
      return served.sums().get().of(rows, query.select());
    }
    long shown = Math.min(query.top(), query.done() + options.pageLimit() + 1L);
    long most = query.count() ? Long.MAX_VALUE : query.skip() + shown;
    return served.set().find(filter, query.orderBy(), most);
  }

  private <T> WebAnswer single(Served<T> served, String key, WebRequest request) {
    EntitySet<T> set = served.set();
    ODataQuery query = ODataQuery.of(request.query());
    T row = row(set, key);
    String base = base(request);
    WebAnswer answer = json(new JsonFeed<>(set, base, query.select(), served.etags()).single(row));
    String etag = served.etags().of(row);
    return etag.isEmpty() ? answer : answer.with("ETag", etag);
  }

  private <T> WebAnswer count(EntitySet<T> set, WebRequest request) {
    Filter<T> filter = FilterParser.parse(set.type(), request.query().getOrDefault("$filter", ""));
    long count = set.rows().apply(filter).stream().filter(filter).count();
    return WebAnswer.of(200, "text/plain", Long.toString(count));
  }

  private <T> WebAnswer change(Served<T> served, String key, WebRequest request) {
    String method = request.effectiveMethod();
    if (key == null || !(method.equals("PATCH") || method.equals("MERGE"))) {
      throw ODataError.notAllowed(method);
    }
    T row = row(served.set(), key);
    String etag = served.etags().of(row);
    String ifMatch = request.header("If-Match");
    boolean demanded = !etag.isEmpty() || options.has(SapTrait.DEMANDS_IF_MATCH);
    if (demanded && ifMatch.isBlank()) {
      throw ODataError.preconditionMissing();
    }
    if (!etag.isEmpty() && !ifMatch.equals("*") && !ifMatch.equals(etag)) {
      throw ODataError.preconditionFailed();
    }
    served.updater().update(row, request.body());
    return WebAnswer.empty(204);
  }

  private static <T> T row(EntitySet<T> set, String key) {
    return set.find(key).orElseThrow(() -> ODataError.notFound(set.name() + "(" + key + ")"));
  }

  private WebAnswer document(WebRequest request) {
    if (!request.reads()) {
      throw ODataError.notAllowed(request.effectiveMethod());
    }
    StringBuilder names = new StringBuilder();
    sets.keySet().forEach(n -> names.append(names.isEmpty() ? "" : ",").append('"' + n + '"'));
    return WebAnswer.of(200, "application/json", "{\"d\":{\"EntitySets\":[" + names + "]}}");
  }

  private static WebAnswer json(byte[] body) {
    return WebAnswer.of(200, "application/json", body).with("DataServiceVersion", "2.0");
  }
}
