package io.mahnwerk.mocks.dynamics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One service of a company: an API group or the published pages. It refuses what the vendor's
 * server refuses: unknown companies, sets and fields, changes without or with an old ETag.
 */
final class ODataService {
  private static final String JSON =
      "application/json; odata.metadata=minimal; odata.streaming=true";
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?:/(?:companies\\(([^)]*)\\)|Company\\('((?:[^']|'')*)'\\)))?"
              + "(?:/(\\$?\\w+)(?:\\((.*)\\))?(/\\$count)?)?/?",
          Pattern.DOTALL);

  private final Company company;
  private final BcOptions options;
  private final String path;
  private final Map<String, EntitySet<?>> sets = new LinkedHashMap<>();
  private final SimulatedLedger ledger;

  /**
   * @param path behind the server's root, such as {@code /api/v2.0}
   */
  ODataService(String path, Company company, BcOptions options, List<EntitySet<?>> sets) {
    this.path = path;
    this.company = company;
    this.options = options;
    this.ledger = company.ledger();
    sets.forEach(set -> this.sets.put(set.name(), set));
  }

  boolean answers(String asked) {
    return asked.equals(path) || asked.startsWith(path + "/");
  }

  String path() {
    return path;
  }

  Map<String, EntitySet<?>> sets() {
    return Map.copyOf(sets);
  }

  /**
   * @param root the server's root as the client names it, without a closing slash
   */
  WebAnswer answer(WebRequest request, String root) {
    String resource = request.path().substring(path.length());
    if (resource.equals("/$metadata") && request.reads()) {
      return WebAnswer.of(200, "application/xml", Metadata.of(namespace(), sets.values()));
    }
    if (resource.equals("/$batch")) {
      return new Batch(this, root).answer(request);
    }
    return request.reads() ? read(request, root) : prepared(request, root).get();
  }

  /** Checks a change under the ledger's lock; what is answered carries it out. */
  Supplier<WebAnswer> prepared(WebRequest request, String root) {
    Target target = target(request);
    if (request.header("Data-Access-Intent").equalsIgnoreCase("ReadOnly")) {
      throw BcError.badRequest(
          "BadRequest_InvalidOperation",
          "A change cannot be made with the data access intent ReadOnly.");
    }
    return change(target.set(), target.key(), request, root);
  }

  /** Everything within is one transaction. */
  <R> R inOneGo(Supplier<R> work) {
    return ledger.tracked(tracks -> work.get());
  }

  WebAnswer read(WebRequest request, String root) {
    Matcher resource = matched(request);
    String name = resource.group(3) == null ? "" : resource.group(3);
    boolean ofCompany = resource.group(1) != null || resource.group(2) != null;
    if (!ofCompany && List.of("", "companies", "Company").contains(name)) {
      return name.isEmpty() ? document(root) : companies(root, name);
    }
    if (ofCompany && name.isEmpty()) {
      checkCompany(resource, request);
      return document(root);
    }
    Target target = target(request);
    return inOneGo(() -> read(target.set(), target, request, root));
  }

  private record Target(EntitySet<?> set, String key, boolean counts) {}

  private Target target(WebRequest request) {
    Matcher resource = matched(request);
    String name = resource.group(3) == null ? "" : resource.group(3);
    if (!name.equals(Subscriptions.SET)) {
      checkCompany(resource, request);
    }
    EntitySet<?> set = sets.get(name);
    if (set == null) {
      throw BcError.noResource(name);
    }
    String key = resource.group(4) == null ? "" : resource.group(4);
    int equals = key.indexOf('=');
    boolean named = equals > 0 && set.type().key().name().equals(key.substring(0, equals));
    return new Target(set, named ? key.substring(equals + 1) : key, resource.group(5) != null);
  }

  private Matcher matched(WebRequest request) {
    Matcher resource = RESOURCE.matcher(request.path().substring(path.length()));
    if (!resource.matches()) {
      throw BcError.noResource(request.path().substring(path.length()));
    }
    return resource;
  }

  private void checkCompany(Matcher resource, WebRequest request) {
    String id = resource.group(1);
    String name = resource.group(2);
    String asked =
        id != null
            ? id
            : name != null
                ? name.replace("''", "'")
                : request.option("company").isEmpty()
                    ? request.header("Company")
                    : request.option("company");
    if (!company.isCalled(asked)) {
      throw BcError.notFound("Internal_CompanyNotFound", "Cannot find company '" + asked + "'.");
    }
  }

  private <T> WebAnswer read(EntitySet<T> set, Target target, WebRequest request, String root) {
    ReadOptions asked = ReadOptions.of(request);
    String context = root + path + "/$metadata#" + contextOf(request, set);
    if (target.counts()) {
      Filter<T> filter = FilterParser.parse(set.type(), asked.filter(), asked.takesLists());
      long count = set.rows().matching(filter).stream().filter(filter).count();
      return WebAnswer.of(200, "text/plain", Long.toString(count));
    }
    Feed<T> feed = new Feed<>(set, asked, context);
    if (!target.key().isEmpty()) {
      T row = set.find(target.key()).orElseThrow(BcError::noRecord);
      return json(200, feed.single(row));
    }
    Paging.Page<T> page = new Paging<>(set, asked, options.pageLimit()).page();
    String host = options.has(BcTrait.FOREIGN_LINKS) ? "https://bc-inner.corp.example:7048" : root;
    String next =
        page.token().isEmpty() ? "" : Paging.link(host + request.path(), request, page.token());
    return json(200, feed.page(page, next));
  }

  private <T> Supplier<WebAnswer> change(
      EntitySet<T> set, String key, WebRequest request, String root) {
    ReadOptions whole = ReadOptions.of(request);
    Feed<T> feed = new Feed<>(set, whole, root + path + "/$metadata#" + contextOf(request, set));
    if (request.method().equals("POST") && key.isEmpty()) {
      Supplier<T> insert = set.changes().insert(checked(set, request));
      return () -> json(201, feed.single(insert.get()));
    }
    if (key.isEmpty() || !List.of("PATCH", "DELETE").contains(request.method())) {
      throw BcError.notAllowed(set.name(), request.method());
    }
    T row = set.find(key).orElseThrow(BcError::noRecord);
    checkVersion(set.etag().apply(row), request.header("If-Match"));
    if (request.method().equals("DELETE")) {
      Runnable delete = set.changes().delete(row);
      return () -> {
        delete.run();
        return WebAnswer.empty(204);
      };
    }
    Supplier<T> update = set.changes().update(row, checked(set, request));
    return () -> json(200, feed.single(update.get()));
  }

  private void checkVersion(String etag, String ifMatch) {
    if (ifMatch.isBlank()) {
      throw BcError.tokenMissing();
    }
    if (!ifMatch.equals("*") && !ifMatch.equals(etag)) {
      throw BcError.changed(options.has(BcTrait.PRECONDITION_FAILED) ? 412 : 409);
    }
  }

  /** What a change sends, in the fields and forms that the set takes. */
  static <T> ObjectNode checked(EntitySet<T> set, WebRequest request) {
    ObjectNode body = Json.object(request.body());
    body.properties()
        .forEach(
            entry -> {
              Field<T> field = set.type().field(entry.getKey());
              Object value = field.type().value(entry.getValue(), field.name());
              if (!field.editable()) {
                throw BcError.readOnly(field.name());
              }
              if (value instanceof String text && text.length() > field.length()) {
                throw BcError.tooLong(field.name(), field.length());
              }
            });
    return body;
  }

  private String namespace() {
    return path.startsWith("/api") ? "Microsoft.NAV" : "NAV";
  }

  private String contextOf(WebRequest request, EntitySet<?> set) {
    return request.path().contains("/companies(")
        ? "companies(" + company.id() + ")/" + set.name()
        : set.name();
  }

  private WebAnswer document(String root) {
    List<Map<String, String>> entries =
        sets.keySet().stream()
            .map(
                name ->
                    (Map<String, String>)
                        new LinkedHashMap<>(Map.of("name", name, "kind", "EntitySet")))
            .toList();
    return json(200, Feed.list(root + path + "/$metadata", entries));
  }

  private WebAnswer companies(String root, String name) {
    Map<String, String> record = new LinkedHashMap<>();
    if (name.equals("Company")) {
      record.put("Name", company.name());
      record.put("Display_Name", company.name());
      record.put("Id", company.id());
    } else {
      record.put("id", company.id());
      record.put("systemVersion", "29.0.0.0");
      record.put("name", company.name());
      record.put("displayName", company.name());
      record.put("businessProfileId", "");
    }
    return json(200, Feed.list(root + path + "/$metadata#" + name, List.of(record)));
  }

  private static WebAnswer json(int status, byte[] body) {
    return WebAnswer.of(status, JSON, body).with("OData-Version", "4.0");
  }
}
