package io.mahnwerk.core.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A read of one entity set with its system query options; immutable.
 *
 * @param select properties to read; empty for all
 * @param orderBy properties in whose order the records come; empty for the service's own
 * @param top most records; 0 for all
 * @param skip records that are left out at the start
 */
public record ODataQuery(
    String entitySet,
    List<String> select,
    Optional<ODataFilter> filter,
    List<String> orderBy,
    int top,
    int skip) {
  public ODataQuery {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  public static ODataQuery of(String entitySet) {
    return new ODataQuery(entitySet, List.of(), Optional.empty(), List.of(), 0, 0);
  }

  public ODataQuery select(List<String> properties) {
    return new ODataQuery(entitySet, properties, filter, orderBy, top, skip);
  }

  public ODataQuery filter(ODataFilter wanted) {
    return new ODataQuery(entitySet, select, Optional.of(wanted), orderBy, top, skip);
  }

  public ODataQuery orderBy(List<String> properties) {
    return new ODataQuery(entitySet, select, filter, properties, top, skip);
  }

  public ODataQuery top(int records) {
    return new ODataQuery(entitySet, select, filter, orderBy, records, skip);
  }

  public ODataQuery skip(int records) {
    return new ODataQuery(entitySet, select, filter, orderBy, top, records);
  }

  /** The query string of OData V2 without its question mark, percent-encoded (RFC 3986). */
  public String encoded() {
    Map<String, String> options = new LinkedHashMap<>();
    if (!select.isEmpty()) {
      options.put("$select", String.join(",", select));
    }
    filter.ifPresent(wanted -> options.put("$filter", wanted.expression()));
    if (!orderBy.isEmpty()) {
      options.put("$orderby", String.join(",", orderBy));
    }
    if (top > 0) {
      options.put("$top", Integer.toString(top));
    }
    if (skip > 0) {
      options.put("$skip", Integer.toString(skip));
    }
    return encoded(options);
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(option -> option.getKey() + "=" + encoded(option.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%2C", ",")
        .replace("%3A", ":");
  }
}
