package io.mahnwerk.core.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A read of one entity set with its system query options; immutable. */
public final class ODataQuery {
  private final String entitySet;
  private final Map<String, String> options;

  private ODataQuery(String entitySet, Map<String, String> options) {
    this.entitySet = entitySet;
    this.options = options;
  }

  public static ODataQuery of(String entitySet) {
    return new ODataQuery(entitySet, Map.of());
  }

  public String entitySet() {
    return entitySet;
  }

  public ODataQuery select(List<String> properties) {
    return with("$select", String.join(",", properties));
  }

  public ODataQuery filter(ODataFilter filter) {
    return with("$filter", filter.expression());
  }

  public ODataQuery orderBy(List<String> properties) {
    return with("$orderby", String.join(",", properties));
  }

  public ODataQuery top(int records) {
    return with("$top", Integer.toString(records));
  }

  public ODataQuery skip(int records) {
    return with("$skip", Integer.toString(records));
  }

  /** The query string without its question mark, percent-encoded (RFC 3986). */
  public String encoded() {
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

  private ODataQuery with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new ODataQuery(entitySet, more);
  }

  @Override
  public String toString() {
    return entitySet + options;
  }
}
