package io.mahnwerk.mocks.dynamics;

import io.mahnwerk.mocks.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Server-driven paging. A page's end is kept as the record that was given last, as a database
 * bookmark does it, so that what changes between two pages makes no page slip.
 */
record Paging<T>(EntitySet<T> set, ReadOptions asked, int limit) {

  /**
   * @param matching how many records match in all; -1 where nobody asked
   * @param token where the next page begins; blank on the last one
   */
  record Page<T>(List<T> rows, long matching, String token) {}

  Page<T> page() {
    EntityType<T> type = set.type();
    Filter<T> filter = FilterParser.parse(type, asked.filter(), asked.takesLists());
    Bookmark<T> from = Bookmark.of(asked, type);
    int size = (int) Math.min(Math.min(limit, asked.maxPageSize()), asked.top() - from.given());
    List<T> rows = new ArrayList<>();
    long matching = 0;
    // One record more than the page holds tells whether there is another page.
    PriorityQueue<T> least = new PriorityQueue<>(asked.order(type).reversed());
    long keep = size + 1 + (from.given() == 0 ? asked.skip() : 0);
    for (T row : set.rows().matching(filter)) {
      if (filter.test(row)) {
        matching++;
        if (from.isBefore(row)) {
          least.add(row);
          if (least.size() > keep) {
            least.poll();
          }
        }
      }
    }
    rows.addAll(least);
    rows.sort(asked.order(type));
    rows = rows.subList((int) Math.min(rows.size(), keep - size - 1), rows.size());
    boolean more = rows.size() > size && from.given() + size < asked.top();
    rows = rows.subList(0, Math.min(size, rows.size()));
    String token = more ? Bookmark.after(rows, asked, type, from.given() + size) : "";
    return new Page<>(rows, asked.count() ? matching : -1, token);
  }

  /** The same question with the place to go on from. */
  static String link(String address, WebRequest request, String token) {
    String options =
        request.query().entrySet().stream()
            .filter(option -> !option.getKey().equals("$skiptoken"))
            .map(option -> encode(option.getKey()) + "=" + encode(option.getValue()) + "&")
            .collect(Collectors.joining());
    return address.replace(" ", "%20") + "?" + options + "$skiptoken=" + encode(token);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%24", "$");
  }

  /**
   * @param given how many records earlier pages held
   */
  private record Bookmark<T>(
      ReadOptions asked, EntityType<T> type, long given, Comparable<?> value, Comparable<?> key) {
    private static final String GAP = "\n";

    static <T> Bookmark<T> of(ReadOptions asked, EntityType<T> type) {
      if (asked.token().isBlank()) {
        return new Bookmark<>(asked, type, 0, "", "");
      }
      try {
        String text =
            new String(Base64.getUrlDecoder().decode(asked.token()), StandardCharsets.UTF_8);
        String[] parts = text.split(GAP, 3);
        return new Bookmark<>(
            asked,
            type,
            Long.parseLong(parts[0]),
            asked.orderField(type).type().literal(parts[1], "$skiptoken"),
            type.key().type().literal(parts[2], "$skiptoken"));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
        throw BcError.badRequest("BadRequest_InvalidToken", "The skip token is not valid.");
      }
    }

    static <T> String after(List<T> rows, ReadOptions asked, EntityType<T> type, long given) {
      T last = rows.get(rows.size() - 1);
      String text =
          given + GAP + literal(asked.orderField(type), last) + GAP + literal(type.key(), last);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the row belongs behind the record that was given last. */
    @SuppressWarnings("unchecked") // two values of one field are of one type
    boolean isBefore(T row) {
      if (given == 0) {
        return true;
      }
      int order = ((Comparable<Object>) asked.orderField(type).comparable(row)).compareTo(value);
      boolean falling = asked.orderBy().endsWith(" desc");
      return order == 0
          ? ((Comparable<Object>) type.key().comparable(row)).compareTo(key) > 0
          : falling == order < 0;
    }

    private static <T> String literal(Field<T> field, T row) {
      String text = String.valueOf(field.comparable(row));
      return field.type() == EdmType.STRING ? "'" + text.replace("'", "''") + "'" : text;
    }
  }
}
