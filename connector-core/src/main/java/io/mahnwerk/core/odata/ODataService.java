package io.mahnwerk.core.odata;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one OData V2 service. Every call throws {@link ConnectorException} when the service does
 * not answer with what was asked for. Safe for use by several threads.
 */
public final class ODataService implements ODataPages {
  private static final String METADATA = "$metadata";
  private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

  private final ResilientHttp http;
  private final URI root;
  private final Map<String, String> parameters;
  private final Consumer<HttpAnswer> successes;
  private final ODataPageReader reader = new ODataPageReader();
  private final AtomicReference<@Nullable ODataMetadata> metadata = new AtomicReference<>();

  /**
   * @param root the service's address, closed by a slash
   * @param parameters sent along with every call
   */
  public ODataService(ResilientHttp http, URI root, Map<String, String> parameters) {
    this(http, root, parameters, answer -> {});
  }

  /**
   * @param successes told of every answer with success, such as to look at its headers
   */
  public ODataService(
      ResilientHttp http,
      URI root,
      Map<String, String> parameters,
      Consumer<HttpAnswer> successes) {
    if (!root.getRawPath().endsWith("/")) {
      throw new IllegalArgumentException("A service's address ends with a slash: " + root);
    }
    this.http = http;
    this.root = root;
    this.parameters = new TreeMap<>(parameters);
    this.successes = successes;
  }

  @Override
  public ConnectionId connection() {
    return http.connection();
  }

  /** What the service says it has, asked for once; a failed attempt is made again by the next. */
  public ODataMetadata metadata() {
    ODataMetadata known = metadata.get();
    if (known != null) {
      return known;
    }
    HttpCall call = HttpCall.get(address(METADATA, ""), Map.of("Accept", "application/xml"));
    HttpAnswer answer = http.send(call);
    if (!answer.isSuccess()) {
      throw http.failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    try {
      ODataMetadata read = ODataMetadata.parse(answer.body());
      metadata.set(read);
      return read;
    } catch (IOException notMetadata) {
      throw malformed(METADATA, String.valueOf(notMetadata.getMessage()), notMetadata);
    }
  }

  /** The address of an entity set or entity of this service, with the parameters of every call. */
  public URI address(String path, String query) {
    String fixed = ODataQuery.encoded(parameters);
    String all = query.isEmpty() || fixed.isEmpty() ? query + fixed : query + "&" + fixed;
    return root.resolve(all.isEmpty() ? path : path + "?" + all);
  }

  /** One page; a service may cut it shorter than asked and then says where it goes on. */
  @Override
  public ODataPage page(ODataQuery query) {
    return fetch(query.entitySet(), query.encoded());
  }

  /**
   * Everything a query finds, following the service's own links. A link counts for its query only:
   * it is asked of our own address, whatever host and path it names, since behind a proxy a service
   * does not know its outer name, and our sign-in must not leave.
   */
  public List<ODataRecord> all(ODataQuery query) {
    List<ODataRecord> records = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    Optional<String> next = Optional.of(query.encoded());
    while (next.isPresent()) {
      if (!asked.add(next.get())) {
        throw malformed(query.entitySet(), "its pages go in a circle", null);
      }
      ODataPage page = fetch(query.entitySet(), next.get());
      records.addAll(page.records());
      next = page.next().map(link -> queryOf(link, query.entitySet()));
    }
    return records;
  }

  /** The one entity at a path such as {@code Orders(1)}; empty when there is none. */
  public Optional<ODataRecord> find(String path) {
    HttpCall call = HttpCall.get(address(path, ""), ACCEPT);
    HttpAnswer answer = http.send(call);
    if (answer.failureKind() == FailureKind.NOT_FOUND) {
      return Optional.empty();
    }
    ODataPage page = parse(path, call, answer);
    return page.records().stream().findFirst().map(found -> withHeaderEtag(found, answer));
  }

  private ODataPage fetch(String entitySet, String query) {
    HttpCall call = HttpCall.get(address(entitySet, query), ACCEPT);
    return parse(entitySet, call, http.send(call));
  }

  private ODataPage parse(String path, HttpCall call, HttpAnswer answer) {
    if (!answer.isSuccess()) {
      throw http.failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    successes.accept(answer);
    try {
      return reader.read(answer.body());
    } catch (IOException notV2) {
      throw malformed(path, "it is no readable OData V2 answer", notV2);
    }
  }

  private static ODataRecord withHeaderEtag(ODataRecord found, HttpAnswer answer) {
    return found.etag().isPresent()
        ? found
        : new ODataRecord(found.properties(), answer.header("ETag"));
  }

  /** The query of a next link, without the parameters that every call carries anyway. */
  private String queryOf(String link, String entitySet) {
    int mark = link.indexOf('?');
    String path = mark < 0 ? link : link.substring(0, mark);
    if (mark < 0 || !path.substring(path.lastIndexOf('/') + 1).equals(entitySet)) {
      throw malformed(entitySet, "its next page is another set", null);
    }
    List<String> kept = new ArrayList<>();
    for (String part : link.substring(mark + 1).split("&")) {
      if (!parameters.containsKey(part.split("=", 2)[0])) {
        kept.add(part.replace(" ", "%20"));
      }
    }
    return String.join("&", kept);
  }

  private ConnectorException malformed(String path, String why, @Nullable Throwable cause) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE,
        http.connection(),
        new Sentence(
                "the answer of %s cannot be used: %s.", "die Antwort von %s ist unbrauchbar: %s.")
            .with(Sentence.same(root.getPath() + path), Sentence.same(why)),
        cause);
  }
}
