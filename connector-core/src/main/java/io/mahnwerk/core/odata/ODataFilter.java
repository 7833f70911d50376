package io.mahnwerk.core.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter of an OData service, not yet percent-encoded. Texts given to it are quoted, so a value
 * can never become an expression.
 */
public final class ODataFilter {
  private final Term term;

  private ODataFilter(Term term) {
    this.term = term;
  }

  private interface Term {
    String in(Form form);
  }

  /** How one service writes what its versions or its owner write differently. */
  public interface Form {
    /** OData V2 (uri conventions, 4.5), by the properties' own names. */
    Form V2 =
        new Form() {
          @Override
          public String property(String name) {
            return name;
          }

          @Override
          public String day(LocalDate day) {
            return "datetime'" + day + "T00:00:00'";
          }
        };

    /** The service's own name of a property. */
    String property(String name);

    /** The literal of a day. */
    String day(LocalDate day);
  }

  public static ODataFilter eq(String property, String value) {
    return compare(property, "eq", value);
  }

  public static ODataFilter eq(String property, boolean value) {
    return new ODataFilter(form -> form.property(property) + " eq " + value);
  }

  public static ODataFilter eq(String property, long value) {
    return new ODataFilter(form -> form.property(property) + " eq " + value);
  }

  public static ODataFilter ge(String property, long value) {
    return new ODataFilter(form -> form.property(property) + " ge " + value);
  }

  public static ODataFilter le(String property, long value) {
    return new ODataFilter(form -> form.property(property) + " le " + value);
  }

  /** Before the instant, as OData V4 writes it (URL conventions, 5.1.1.6). */
  public static ODataFilter lt(String property, Instant instant) {
    return new ODataFilter(form -> form.property(property) + " lt " + instant);
  }

  /** Later than the instant, as OData V4 writes it (URL conventions, 5.1.1.6). */
  public static ODataFilter gt(String property, Instant instant) {
    return new ODataFilter(form -> form.property(property) + " gt " + instant);
  }

  public static ODataFilter ne(String property, String value) {
    return compare(property, "ne", value);
  }

  public static ODataFilter gt(String property, String value) {
    return compare(property, "gt", value);
  }

  public static ODataFilter ge(String property, String value) {
    return compare(property, "ge", value);
  }

  public static ODataFilter le(String property, String value) {
    return compare(property, "le", value);
  }

  /** On or after the day; compares with its midnight, as dates without a time are kept. */
  public static ODataFilter ge(String property, LocalDate day) {
    return new ODataFilter(form -> form.property(property) + " ge " + form.day(day));
  }

  public static ODataFilter startsWith(String property, String start) {
    return new ODataFilter(
        form -> "startswith(" + form.property(property) + "," + quoted(start) + ")");
  }

  private static ODataFilter compare(String property, String operator, String value) {
    return new ODataFilter(form -> form.property(property) + " " + operator + " " + quoted(value));
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
    List<ODataFilter> filters = values.stream().map(filter).toList();
    return new ODataFilter(
        form ->
            filters.stream()
                .map(one -> one.expression(form))
                .collect(Collectors.joining(" or ", "(", ")")));
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
    return new ODataFilter(form -> expression(form) + " and " + other.expression(form));
  }

  /** As OData V2 writes it. */
  public String expression() {
    return expression(Form.V2);
  }

  public String expression(Form form) {
    return term.in(form);
  }

  /** A text literal as it stands in a filter or an entity's key. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return expression();
  }
}
