package io.mahnwerk.mocks.dynamics;

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
 * The public entities of all legal entities below {@code /data}. Who asks without {@code
 * cross-company=true} sees and changes the user's own company only, which is none of these.
 */
final class FinService {
  static final String PATH = "/data";
  static final int MOST = 10_000;
  private static final String JSON = "application/json; odata.metadata=minimal";
  private static final Pattern RESOURCE =
      Pattern.compile("/(\\$?\\w+)(?:\\((.*)\\))?(/\\$count)?/?", Pattern.DOTALL);

  private final List<SimulatedLedger> books;
  private final int pageLimit;
  private final Map<String, FinSet<?>> sets = new LinkedHashMap<>();

  FinService(List<SimulatedLedger> books, int pageLimit) {
    this.books = List.copyOf(books);
    this.pageLimit = Math.min(MOST, pageLimit);
    new FinSets(this.books).all().forEach(set -> sets.put(set.name(), set));
  }

  /**
   * @param root the server's address without a closing slash
   */
  WebAnswer answer(WebRequest request, String root) {
    Matcher resource = RESOURCE.matcher(request.path().substring(PATH.length()));
    if (!resource.matches()) {
      throw BcError.noResource(request.path());
    }
    if (resource.group(1).equals("$metadata")) {
      return WebAnswer.of(200, "application/xml", FinMetadata.of(sets.values()));
    }
    FinSet<?> set = sets.get(resource.group(1));
    if (set == null) {
      throw BcError.noResource(resource.group(1));
    }
    String key = resource.group(2) == null ? "" : resource.group(2);
    boolean counts = resource.group(3) != null;
    return inOneGo(books, () -> answer(set, new Asked(key, counts, request, root)));
  }

  /**
   * @param key blank for the whole set
   */
  private record Asked(String key, boolean counts, WebRequest request, String root) {
    boolean acrossCompanies() {
      return request.option("cross-company").equalsIgnoreCase("true");
    }

    String context(String set) {
      return root + PATH + "/$metadata#" + set;
    }
  }

  private <T> WebAnswer answer(FinSet<T> set, Asked asked) {
    return asked.request().reads() ? read(set, asked) : change(set, asked);
  }

  private <T> WebAnswer read(FinSet<T> named, Asked asked) {
    EntitySet<T> set = seen(named.set(), asked);
    ReadOptions options = ReadOptions.of(asked.request());
    if (asked.counts()) {
      Filter<T> filter = FilterParser.parse(set.type(), options.filter(), false);
      long count = set.rows().matching(filter).stream().filter(filter).count();
      return WebAnswer.of(200, "text/plain", Long.toString(count));
    }
    Feed<T> feed = new Feed<>(set, options, asked.context(set.name()));
    if (!asked.key().isEmpty()) {
      return json(200, feed.single(found(new FinSet<>(set, named.keys()), asked)));
    }
    Paging.Page<T> page = new Paging<>(set, options, pageLimit).page();
    String address = asked.root() + asked.request().path();
    String next = page.token().isEmpty() ? "" : Paging.link(address, asked.request(), page.token());
    return json(200, feed.page(page, next));
  }

  private <T> WebAnswer change(FinSet<T> named, Asked asked) {
    EntitySet<T> set = seen(named.set(), asked);
    WebRequest request = asked.request();
    if (request.method().equals("POST") && asked.key().isEmpty() && asked.acrossCompanies()) {
      Supplier<T> insert = set.changes().insert(ODataService.checked(set, request));
      Feed<T> feed = new Feed<>(set, ReadOptions.of(request), asked.context(set.name()));
      return json(201, feed.single(insert.get()));
    }
    if (asked.key().isEmpty() || !List.of("PATCH", "DELETE").contains(request.method())) {
      throw BcError.notAllowed(set.name(), request.method());
    }
    T row = found(new FinSet<>(set, named.keys()), asked);
    checkVersion(set.etag().apply(row), request.header("If-Match"));
    if (request.method().equals("DELETE")) {
      set.changes().delete(row).run();
    } else {
      set.changes().update(row, ODataService.checked(set, request)).get();
    }
    return WebAnswer.empty(204);
  }

  /** The header is optional here; an old version is refused. */
  private static void checkVersion(String etag, String ifMatch) {
    if (!ifMatch.isBlank() && !ifMatch.equals("*") && !ifMatch.equals(etag)) {
      throw BcError.changed(412);
    }
  }

  private static <T> T found(FinSet<T> set, Asked asked) {
    return set.find(asked.key()).orElseThrow(BcError::noRecord);
  }

  private static <T> EntitySet<T> seen(EntitySet<T> set, Asked asked) {
    return asked.acrossCompanies()
        ? set
        : new EntitySet<>(
            set.name(), set.type(), filter -> List.of(), set.etag(), set.changes(), set.parts());
  }

  /** Everything within is one transaction of all books. */
  private static <R> R inOneGo(List<SimulatedLedger> books, Supplier<R> work) {
    return books.isEmpty()
        ? work.get()
        : books.get(0).tracked(tracks -> inOneGo(books.subList(1, books.size()), work));
  }

  private static WebAnswer json(int status, byte[] body) {
    return WebAnswer.of(status, JSON, body).with("OData-Version", "4.0");
  }
}
