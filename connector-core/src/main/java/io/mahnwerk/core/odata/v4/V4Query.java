package io.mahnwerk.core.odata.v4;

import io.mahnwerk.core.odata.ODataFilter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;

/**
 * A read of one entity set.
 *
 * @param filter in the form that V2 and V4 share, so with no date in it. Not made by the filter
 *     factory of Apache Olingo, which does not double the quotes within a text, so that a value
 *     could become an expression.
 * @param orderBy properties in whose order the records come; name a unique key for a stable one
 */
public record V4Query(
    String entitySet, List<String> select, Optional<ODataFilter> filter, List<String> orderBy) {
  private static final ODataClient CLIENT = ODataClientFactory.getClient();

  public V4Query {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  /** Its address below a service root that ends with a slash. */
  URI address(URI root, Map<String, String> parameters) {
    String base = root.toString();
    URIBuilder address =
        CLIENT
            .newURIBuilder(base.substring(0, base.length() - 1))
            .appendEntitySetSegment(entitySet)
            .select(select.toArray(new String[0]));
    if (!orderBy.isEmpty()) {
      address.orderBy(String.join(",", orderBy));
    }
    filter.map(ODataFilter::expression).ifPresent(address::filter);
    parameters.forEach(address::addCustomQueryOption);
    return address.build();
  }
}
