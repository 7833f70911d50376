package io.mahnwerk.core.odata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter expression of OData V2 (uri conventions, 4.5), not yet percent-encoded. Texts given to
 * it are quoted, so a value can never become an expression.
 */
public record ODataFilter(String expression) {
  public static ODataFilter eq(String property, String value) {
    return new ODataFilter(property + " eq " + quoted(value));
  }

  public static ODataFilter eq(String property, boolean value) {
    return new ODataFilter(property + " eq " + value);
  }

  public static ODataFilter ne(String property, String value) {
    return new ODataFilter(property + " ne " + quoted(value));
  }

  public static ODataFilter gt(String property, String value) {
    return new ODataFilter(property + " gt " + quoted(value));
  }

  public static ODataFilter ge(String property, String value) {
    return new ODataFilter(property + " ge " + quoted(value));
  }

  public static ODataFilter le(String property, String value) {
    return new ODataFilter(property + " le " + quoted(value));
  }

  /** On or after the day; compares with its midnight, as dates without a time are kept. */
  public static ODataFilter ge(String property, LocalDate day) {
    return new ODataFilter(property + " ge datetime'" + day + "T00:00:00'");
  }

  public static ODataFilter startsWith(String property, String start) {
    return new ODataFilter("startswith(" + property + "," + quoted(start) + ")");
  }

  /** Any of the values; throws {@link IllegalArgumentException} when there is none. */
  public static ODataFilter in(String property, List<String> values) {
    return any(values, value -> eq(property, value));
  }

  /** Any of the filters made from the values; needs at least one. */
  public static <T> ODataFilter any(List<T> values, Function<T, ODataFilter> filter) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A choice needs at least one value");
    }
    String choice =
        values.stream()
            .map(filter)
            .map(ODataFilter::expression)
            .collect(Collectors.joining(" or "));
    return new ODataFilter("(" + choice + ")");
  }

  /**
   * The choice among many values, cut into filters that each stay short enough for a URL.
   *
   * @param longest characters of one filter as it is encoded; a single longer value stands alone
   */
  public static List<ODataFilter> choices(String property, List<String> values, int longest) {
    List<ODataFilter> filters = new ArrayList<>();
    List<String> chosen = new ArrayList<>();
    int length = 0;
    for (String value : values) {
      int more = ODataQuery.encoded(eq(property, value).expression() + " or ").length();
      if (!chosen.isEmpty() && length + more > longest) {
        filters.add(in(property, chosen));
        chosen.clear();
        length = 0;
      }
      chosen.add(value);
      length += more;
    }
    if (!chosen.isEmpty()) {
      filters.add(in(property, chosen));
    }
    return filters;
  }

  /**
   * Everything that comes after a record in the order of its key: paging by it loses no record when
   * others leave the set between two pages, as {@code $skip} would.
   *
   * @param key the properties of the key, in the order of {@code $orderby}
   * @param last the values of the last record that was read
   */
  public static ODataFilter after(List<String> key, List<String> last) {
    if (key.isEmpty() || key.size() != last.size()) {
      throw new IllegalArgumentException("A key needs one value for each property: " + key);
    }
    ODataFilter beyond = gt(key.get(0), last.get(0));
    if (key.size() == 1) {
      return beyond;
    }
    ODataFilter rest = after(key.subList(1, key.size()), last.subList(1, last.size()));
    ODataFilter same = eq(key.get(0), last.get(0)).and(rest);
    return any(List.of(beyond, same), filter -> filter);
  }

  public ODataFilter and(ODataFilter other) {
    return new ODataFilter(expression + " and " + other.expression);
  }

  /** A text literal as it stands in a filter or an entity's key. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return expression;
  }
}
