package io.mahnwerk.core.odata.v4;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.odata.ODataEntitySet;
import io.mahnwerk.core.odata.ODataPage;
import io.mahnwerk.core.odata.ODataPages;
import io.mahnwerk.core.odata.ODataProperty;
import io.mahnwerk.core.odata.ODataQuery;
import io.mahnwerk.core.odata.ODataRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entity set of a V4 service, read by other names than its own: it stands in for an entity set
 * of another service, whatever the query calls it.
 *
 * @param names the set's own name of a property by the name that is used here, where they differ
 */
public record V4Collection(V4Service service, String entitySet, Map<String, String> names)
    implements ODataPages {
  public V4Collection {
    names = Map.copyOf(names);
  }

  @Override
  public ConnectionId connection() {
    return service.connection();
  }

  /** Skipping records is not asked for: it loses some when others leave the set. */
  @Override
  public ODataPage page(ODataQuery query) {
    return service.page(own(query));
  }

  /** Everything that a query finds, one page in memory at a time. */
  public Stream<ODataRecord> records(ODataQuery query) {
    return service.records(own(query));
  }

  private V4Query own(ODataQuery query) {
    return new V4Query(
        entitySet, query.select(), query.filter(), query.orderBy(), query.top(), names);
  }

  /**
   * The set as its service declares it, by the names that are used here; empty where the service
   * has no such set.
   *
   * @param wanted properties that are to be known by their names here
   */
  public Optional<ODataEntitySet> declared(List<String> wanted) {
    return service.metadata().entitySet(entitySet).map(live -> named(live, wanted));
  }

  /** What is not there of the properties, by the set's own names, or else the set itself. */
  public List<String> missing(List<String> wanted) {
    return declared(wanted)
        .map(live -> live.missing(wanted).stream().map(this::own).toList())
        .orElse(List.of(entitySet));
  }

  private String own(String name) {
    return names.getOrDefault(name, name);
  }

  private ODataEntitySet named(ODataEntitySet live, List<String> wanted) {
    Map<String, ODataProperty> properties = new HashMap<>();
    for (String name : wanted) {
      ODataProperty property = live.properties().get(own(name));
      if (property != null) {
        properties.put(name, property);
      }
    }
    return new ODataEntitySet(live.name(), live.key(), properties, live.updatable());
  }
}
