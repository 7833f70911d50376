package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a read asks for besides the set.
 *
 * @param top most records in all
 * @param maxPageSize as the client prefers it; the server's own limit stands above
 * @param token where a further page begins; blank for the first
 */
record ReadOptions(
    String filter,
    boolean takesLists,
    List<String> select,
    List<String> expand,
    String orderBy,
    boolean count,
    long skip,
    long top,
    int maxPageSize,
    String token) {
  static final int MOST = 20_000;
  private static final Pattern PREFERENCE = Pattern.compile("odata\\.maxpagesize=(\\d+)");
  private static final Set<String> KNOWN =
      Set.of(
          "$filter",
          "$select",
          "$expand",
          "$orderby",
          "$count",
          "$skip",
          "$top",
          "$skiptoken",
          "$schemaversion");

  static ReadOptions of(WebRequest request) {
    for (String option : request.query().keySet()) {
      if (option.startsWith("$") && !KNOWN.contains(option)) {
        throw BcError.badRequest(
            "BadRequest_InvalidRequestUrl",
            "The query parameter '" + option + "' is not supported.");
      }
    }
    return new ReadOptions(
        request.option("$filter"),
        request.option("$schemaversion").equals("2.1"),
        words(request.option("$select")),
        words(request.option("$expand")),
        request.option("$orderby"),
        request.option("$count").equals("true"),
        number(request, "$skip", 0),
        number(request, "$top", Long.MAX_VALUE),
        preferred(request),
        request.option("$skiptoken"));
  }

  /** The order that is asked for, made complete by the key. */
  <T> Comparator<T> order(EntityType<T> type) {
    Comparator<T> order = type.keyOrder();
    Field<T> field = orderField(type);
    boolean falling = orderBy.toLowerCase(Locale.ROOT).endsWith(" desc");
    Comparator<T> asked = EntityType.by(field);
    return (falling ? asked.reversed() : asked).thenComparing(order);
  }

  <T> Field<T> orderField(EntityType<T> type) {
    String first = orderBy.split(",")[0].strip().split(" ")[0];
    return first.isEmpty() ? type.key() : type.field(first);
  }

  private static int preferred(WebRequest request) {
    Matcher matcher = PREFERENCE.matcher(request.header("Prefer"));
    return matcher.find() ? Math.max(1, Math.min(MOST, Integer.parseInt(matcher.group(1)))) : MOST;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
  }

  private static long number(WebRequest request, String option, long fallback) {
    String text = request.option(option);
    if (text.isBlank()) {
      return fallback;
    }
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException noNumber) {
      throw BcError.badRequest(
          "BadRequest_InvalidRequestUrl", "The value of '" + option + "' is no number.");
    }
  }
}
