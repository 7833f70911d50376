package io.mahnwerk.core.odata.v4;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one OData V4 service. Every call throws {@link ConnectorException} when the service does
 * not answer with what was asked for. Safe for use by several threads.
 */
public final class V4Service {
  private static final int NOT_FOUND = 404;
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/json;odata.metadata=minimal;IEEE754Compatible=true");

  private final ResilientHttp http;
  private final URI root;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;
  private final V4PageReader reader = new V4PageReader();
  private final AtomicReference<@Nullable ODataMetadata> metadata = new AtomicReference<>();

  /**
   * @param root the service's address, closed by a slash
   * @param parameters sent along with every call
   */
  public V4Service(ResilientHttp http, URI root, Map<String, String> parameters) {
    this(http, root, parameters, Map.of());
  }

  /**
   * @param root the service's address, closed by a slash
   * @param parameters sent along with every call
   * @param headers of every read of records, beside those that ask for exact JSON
   */
  public V4Service(
      ResilientHttp http, URI root, Map<String, String> parameters, Map<String, String> headers) {
    if (!root.getRawPath().endsWith("/")) {
      throw new IllegalArgumentException("A service's address ends with a slash: " + root);
    }
    this.http = http;
    this.root = root;
    this.parameters = new TreeMap<>(parameters);
    this.headers = new TreeMap<>(ACCEPT);
    this.headers.putAll(headers);
  }

  public ConnectionId connection() {
    return http.connection();
  }

  /** What the service says it has, asked for once; a failed attempt is made again by the next. */
  public ODataMetadata metadata() {
    ODataMetadata known = metadata.get();
    if (known != null) {
      return known;
    }
    HttpCall call = metadataCall();
    return parsed(success(call, http.send(call)));
  }

  /**
   * The same; empty where the server itself says, by an OData error with status 404, that it has no
   * such service. The 404 of a gateway in between is no answer.
   */
  public Optional<ODataMetadata> findMetadata() {
    ODataMetadata known = metadata.get();
    if (known != null) {
      return Optional.of(known);
    }
    HttpCall call = metadataCall();
    HttpAnswer answer = http.send(call);
    if (answer.status() != NOT_FOUND) {
      return Optional.of(parsed(success(call, answer)));
    }
    if (ODataError.parse(answer.body()).code().isEmpty()) {
      throw malformed("$metadata", "it says 404 in words that no OData service uses", null);
    }
    return Optional.empty();
  }

  private HttpCall metadataCall() {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    return HttpCall.get(root.resolve("$metadata" + query), Map.of("Accept", "application/xml"));
  }

  private ODataMetadata parsed(HttpAnswer answer) {
    try {
      ODataMetadata read = V4Metadata.parse(answer.body());
      metadata.set(read);
      return read;
    } catch (IOException notMetadata) {
      throw malformed("$metadata", String.valueOf(notMetadata.getMessage()), notMetadata);
    }
  }

  /**
   * Everything a query finds, page by page while the stream is consumed, so that one page is in
   * memory at a time. A further page is asked of our own address, whatever host its link names.
   */
  public Stream<ODataRecord> records(V4Query query) {
    Set<URI> asked = new HashSet<>();
    Optional<Page> first = Optional.of(page(query, query.address(root, parameters), asked));
    return Stream.iterate(
            first,
            Optional::isPresent,
            page -> page.flatMap(Page::next).map(next -> page(query, next, asked)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.content().records().stream());
  }

  /** The first page of what a query finds. */
  public ODataPage page(V4Query query) {
    return page(query, query.address(root, parameters), new HashSet<>()).content();
  }

  /** Where the first page of a query is found. */
  public URI address(V4Query query) {
    return query.address(root, parameters);
  }

  /**
   * The page at an address, be it a query's or a link to a further page as the service gave it. A
   * link away from the service's host is refused, since our token would go along.
   *
   * @param link absolute, or relative to the service
   */
  public ODataPage page(String link) {
    HttpAnswer answer = success(HttpCall.get(resolved(link), headers));
    try {
      return reader.read(answer.body());
    } catch (IOException notV4) {
      throw malformed(pathOf(link), "it is no readable OData V4 collection", notV4);
    }
  }

  private URI resolved(String link) {
    try {
      return root.resolve(link.replace(" ", "%20"));
    } catch (IllegalArgumentException noAddress) {
      throw malformed(pathOf(link), "its link to a further page is no address", noAddress);
    }
  }

  /** Without the query, which may hold names. */
  private static String pathOf(String link) {
    String path = link.split("\\?", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private record Page(ODataPage content, Optional<URI> next) {}

  private Page page(V4Query query, URI address, Set<URI> asked) {
    if (!asked.add(address)) {
      throw malformed(query.entitySet(), "its pages go in a circle", null);
    }
    HttpAnswer answer = success(HttpCall.get(address, headers));
    try {
      ODataPage page = named(query, reader.read(answer.body()));
      return new Page(page, page.next().map(link -> further(query, link)));
    } catch (IOException notV4) {
      throw malformed(query.entitySet(), "it is no readable OData V4 collection", notV4);
    }
  }

  private static ODataPage named(V4Query query, ODataPage page) {
    return query.names().isEmpty()
        ? page
        : new ODataPage(
            page.records().stream().map(found -> named(query, found)).toList(), page.next());
  }

  private static ODataRecord named(V4Query query, ODataRecord found) {
    Map<String, String> properties = new HashMap<>();
    for (String name : query.select()) {
      String text = found.properties().get(query.names().getOrDefault(name, name));
      if (text != null) {
        properties.put(name, text);
      }
    }
    return new ODataRecord(properties, found.etag());
  }

  private HttpAnswer success(HttpCall call) {
    return success(call, http.send(call));
  }

  private HttpAnswer success(HttpCall call, HttpAnswer answer) {
    if (!answer.isSuccess()) {
      throw http.failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    return answer;
  }

  private URI further(V4Query query, String link) {
    int mark = link.indexOf('?');
    String path = mark < 0 ? link : link.substring(0, mark);
    if (mark < 0 || !path.substring(path.lastIndexOf('/') + 1).equals(query.entitySet())) {
      throw malformed(query.entitySet(), "its next page is another set", null);
    }
    String options = link.substring(mark + 1).replace(" ", "%20");
    String missing =
        parameters.entrySet().stream()
            .filter(parameter -> !options.contains(parameter.getKey() + "="))
            .map(parameter -> "&" + parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining());
    return root.resolve(query.entitySet() + "?" + options + missing);
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
