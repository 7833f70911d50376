package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataFilter;
import io.mahnwerk.core.odata.ODataMetadata;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.odata.v4.V4Service;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The services of one Business Central environment. Bulk reads may be answered by a read-only copy
 * of the database; what a write is decided on is read from the database itself.
 */
final class BcServices {
  private final ResilientHttp http;
  private final URI root;
  private final int pageSize;
  private final Map<String, V4Service> services = new ConcurrentHashMap<>();
  private final Map<String, String> companyIds = new ConcurrentHashMap<>();

  /** Where a company's data are found. */
  enum Api {
    /** Our extension. */
    EXTENSION("api/mahnwerk/dunning/v1.0/", true),
    /** API v2.0. */
    STANDARD("api/v2.0/", true),
    /** The analytics API of the app Power BI Reports. */
    ANALYTICS("api/microsoft/analytics/v1.0/", true),
    /** Published pages. */
    PAGES("ODataV4/", false);

    private final String path;
    private final boolean byId;

    Api(String path, boolean byId) {
      this.path = path;
      this.byId = byId;
    }

    String path() {
      return path;
    }
  }

  BcServices(ResilientHttp http, URI root, int pageSize) {
    this.http = http;
    this.root = root;
    this.pageSize = pageSize;
  }

  ResilientHttp http() {
    return http;
  }

  URI address(Api api) {
    return root.resolve(api.path);
  }

  /** What an API says it has; throws {@link ConnectorException} of kind NOT_FOUND without it. */
  ODataMetadata metadata(Api api) {
    return service(api.path, address(api), false).metadata();
  }

  /** What belongs to no company. */
  V4Service ofAll(Api api) {
    return service(api.path, address(api), false);
  }

  /** What is read in bulk. */
  V4Service bulk(Api api, CompanyCode company) {
    return service("bulk " + api.path + company, company(api, company), true);
  }

  /** What is read to be acted on. */
  V4Service fresh(Api api, CompanyCode company) {
    return service("fresh " + api.path + company, company(api, company), false);
  }

  private V4Service service(String name, URI address, boolean fromCopy) {
    return services.computeIfAbsent(
        name, absent -> new V4Service(http, address, Map.of(), headers(fromCopy)));
  }

  private Map<String, String> headers(boolean fromCopy) {
    Map<String, String> headers =
        Map.of(DynWrite.LANGUAGE, DynWrite.ENGLISH, "Prefer", "odata.maxpagesize=" + pageSize);
    return fromCopy ? with(headers, "Data-Access-Intent", "ReadOnly") : headers;
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  /** A company's address below an API, closed by a slash. */
  URI company(Api api, CompanyCode company) {
    String segment =
        api.byId
            ? "companies(" + id(company) + ")/"
            : "Company(" + encoded(ODataFilter.quoted(company.value())) + ")/";
    return address(api).resolve(segment);
  }

  /** The company's id within $batch and addresses. */
  String id(CompanyCode company) {
    String known = companyIds.get(company.value());
    if (known != null) {
      return known;
    }
    V4Query all = new V4Query("companies", List.of("id", "name"), Optional.empty(), List.of());
    records(service("companies", address(Api.STANDARD), true), all)
        .forEach(found -> companyIds.put(found.text("name"), found.required("id")));
    return Optional.ofNullable(companyIds.get(company.value())).orElseThrow(() -> unknown(company));
  }

  private ConnectorException unknown(CompanyCode company) {
    return new ConnectorException(
        FailureKind.MISCONFIGURED,
        http.connection(),
        new Sentence(
                "Business Central shows no company '%s' of setting 'companies'; it shows: %s.",
                "Business Central zeigt keinen Mandanten '%s' aus Einstellung 'companies'; es"
                    + " zeigt: %s.")
            .with(
                Sentence.same(company.value()),
                Sentence.same(String.join(", ", companyIds.keySet().stream().sorted().toList()))),
        null);
  }

  /** Everything that a query finds, page by page while it is consumed. */
  Stream<ODataRecord> records(V4Service service, V4Query query) {
    return pages(service, query).flatMap(page -> page.records().stream());
  }

  /** Every page that a query finds, read while the stream is consumed. */
  Stream<ODataPage> pages(V4Service service, V4Query query) {
    Optional<ODataPage> first = Optional.of(page(service, service.address(query).toString()));
    return Stream.iterate(
            first,
            Optional::isPresent,
            page -> page.flatMap(ODataPage::next).map(next -> page(service, next)))
        .flatMap(Optional::stream);
  }

  /**
   * One page, its further link taken as it is. A link that leads to another host is refused, for
   * our token would go along; so is one that goes on where it began.
   */
  ODataPage page(V4Service service, String link) {
    ODataPage page = service.page(link);
    page.next().ifPresent(next -> requireOnward(link, next));
    return page;
  }

  private void requireOnward(String link, String next) {
    if (!isOurs(next)) {
      throw unusable(
          new Sentence(
              "a further page of Business Central lies on another host and is not followed.",
              "eine weitere Seite von Business Central liegt auf einem anderen Rechner und wird"
                  + " nicht verfolgt."));
    }
    if (next.equals(link)) {
      throw unusable(
          new Sentence(
              "the pages of Business Central go in a circle.",
              "die Seiten von Business Central gehen im Kreis."));
    }
  }

  /** Whether a link stays with the environment's host. */
  boolean isOurs(String link) {
    try {
      return Origin.of(root).covers(root.resolve(link.replace(" ", "%20")));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private ConnectorException unusable(Sentence sentence) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE, http.connection(), sentence, null);
  }

  /**
   * What an API says it has; empty where the environment has no such API. Only Business Central's
   * own word says so: a page of some gateway must not let a connection take another way.
   */
  Optional<ODataMetadata> find(Api api) {
    return service(api.path, address(api), false).findMetadata();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
