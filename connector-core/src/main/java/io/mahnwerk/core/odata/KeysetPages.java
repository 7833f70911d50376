package io.mahnwerk.core.odata;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of one entity set, each asked for as "what comes after this key". Records that leave or
 * join the set between two pages make it lose none, and any page can be asked for again later.
 *
 * @param key unique within what the filters select, in the order of the service; never blank
 */
public record KeysetPages(
    ODataPages service, String entitySet, List<String> select, List<String> key, int pageSize) {
  public KeysetPages {
    select = List.copyOf(select);
    key = List.copyOf(key);
  }

  /**
   * A page and where the next one starts.
   *
   * @param lastKey the key to go on after; empty when there is nothing more
   */
  public record Slice(List<ODataRecord> records, Optional<List<String>> lastKey) {}

  /**
   * The page after a key; an empty key asks for the first one. Throws {@link ConnectorException} of
   * kind MALFORMED_RESPONSE when the service does not move on.
   */
  public Slice after(ODataFilter filter, List<String> last) {
    ODataFilter from = last.isEmpty() ? filter : filter.and(ODataFilter.after(key, last));
    ODataPage page =
        service.page(
            ODataQuery.of(entitySet).select(select).filter(from).orderBy(key).top(pageSize));
    boolean isLast = page.next().isEmpty() && page.records().size() < pageSize;
    return new Slice(page.records(), isLast ? Optional.empty() : Optional.of(end(page, last)));
  }

  /** Everything that the filter selects. */
  public List<ODataRecord> all(ODataFilter filter) {
    List<ODataRecord> records = new ArrayList<>();
    slices(filter).forEach(slice -> records.addAll(slice.records()));
    return records;
  }

  /** Every page that the filter selects, read while the stream is consumed. */
  public Stream<Slice> slices(ODataFilter filter) {
    Optional<Slice> first = Optional.of(after(filter, List.of()));
    return Stream.iterate(
            first,
            Optional::isPresent,
            slice -> slice.flatMap(Slice::lastKey).map(last -> after(filter, last)))
        .flatMap(Optional::stream);
  }

  private List<String> end(ODataPage page, List<String> last) {
    List<String> end = null;
    for (ODataRecord found : page.records()) {
      List<String> own = key.stream().map(found::text).toList();
      if (own.stream().noneMatch(String::isEmpty)) {
        end = own;
      }
    }
    if (end == null || !isAfter(end, last)) {
      throw new ConnectorException(
          FailureKind.MALFORMED_RESPONSE,
          service.connection(),
          new Sentence("the pages of %s go in a circle.", "die Seiten von %s laufen im Kreis.")
              .with(Sentence.same(entitySet)),
          null);
    }
    return end;
  }

  private static boolean isAfter(List<String> end, List<String> last) {
    for (int i = 0; i < last.size(); i++) {
      int order = end.get(i).compareTo(last.get(i));
      if (order != 0) {
        return order > 0;
      }
    }
    return last.isEmpty();
  }
}
