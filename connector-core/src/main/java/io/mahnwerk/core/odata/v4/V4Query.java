package io.mahnwerk.core.odata.v4;

import io.mahnwerk.core.odata.ODataFilter;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;

/**
 * A read of one entity set.
 *
 * @param filter not made by the filter factory of Apache Olingo, which does not double the quotes
 *     within a text, so that a value could become an expression
 * @param orderBy properties in whose order the records come; name a unique key for a stable one
 * @param top most records of all pages together; 0 for all
 * @param names the service's own name of a property by the name that is used here, where they
 *     differ; records come back by the latter
 * @param expand navigation properties whose records come along
 */
public record V4Query(
    String entitySet,
    List<String> select,
    Optional<ODataFilter> filter,
    List<String> orderBy,
    int top,
    Map<String, String> names,
    List<String> expand) {
  private static final ODataClient CLIENT = ODataClientFactory.getClient();

  public V4Query {
    select = List.copyOf(select);
    expand = List.copyOf(expand);
    orderBy = List.copyOf(orderBy);
    names = Map.copyOf(names);
  }

  /** A read of everything by the service's own names. */
  public V4Query(
      String entitySet, List<String> select, Optional<ODataFilter> filter, List<String> orderBy) {
    this(entitySet, select, filter, orderBy, 0, Map.of());
  }

  public V4Query(
      String entitySet,
      List<String> select,
      Optional<ODataFilter> filter,
      List<String> orderBy,
      int top,
      Map<String, String> names) {
    this(entitySet, select, filter, orderBy, top, names, List.of());
  }

  /** The same with the records that these navigation properties lead to. */
  public V4Query expanding(String... navigations) {
    return new V4Query(entitySet, select, filter, orderBy, top, names, List.of(navigations));
  }

  /** The same for the first records only. */
  public V4Query first(int most) {
    return new V4Query(entitySet, select, filter, orderBy, most, names, expand);
  }

  /** Its address below a service root that ends with a slash. */
  URI address(URI root, Map<String, String> parameters) {
    String base = root.toString();
    URIBuilder address =
        CLIENT
            .newURIBuilder(base.substring(0, base.length() - 1))
            .appendEntitySetSegment(entitySet);
    if (!select.isEmpty()) {
      address.select(select.stream().map(this::own).toArray(String[]::new));
    }
    if (!expand.isEmpty()) {
      address.expand(expand.toArray(new String[0]));
    }
    if (!orderBy.isEmpty()) {
      address.orderBy(String.join(",", orderBy.stream().map(this::own).toList()));
    }
    filter.map(wanted -> wanted.expression(form())).ifPresent(address::filter);
    if (top > 0) {
      address.top(top);
    }
    parameters.forEach(address::addCustomQueryOption);
    return address.build();
  }

  private String own(String property) {
    return names.getOrDefault(property, property);
  }

  /** OData V4 (URL conventions, 5.1.1.6): a date is written as it is. */
  private ODataFilter.Form form() {
    return new ODataFilter.Form() {
      @Override
      public String property(String name) {
        return own(name);
      }

      @Override
      public String day(LocalDate day) {
        return day.toString();
      }
    };
  }
}
