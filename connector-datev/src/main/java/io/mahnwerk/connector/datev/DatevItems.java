package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Clearing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The items in the books of one Mandant. */
final class DatevItems {
  private static final int CHUNK = 500;

  private final JdbcTemplate sql;

  DatevItems(DatevBooks books) {
    this.sql = books.sql();
  }

  /**
   * Notes items as an export shows them; one that is as before is not changed. What the same export
   * shows twice stays as it was shown first.
   */
  void put(List<DatevItem> items, long seq) {
    sql.batchUpdate(
        "INSERT INTO item (key, account, content, open, paid, cleared, blocked_until, seen,"
            + " changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
            + " content = excluded.content, open = excluded.open, paid = excluded.paid,"
            + " cleared = excluded.cleared,"
            + " blocked_until = excluded.blocked_until, seen = excluded.seen,"
            + " changed = CASE WHEN content = excluded.content THEN changed ELSE excluded.seen END"
            + " WHERE seen < excluded.seen",
        items.stream()
            .map(
                item ->
                    new Object[] {
                      item.key(),
                      item.account(),
                      item.text(),
                      item.isOpen() ? 1 : 0,
                      item.isPaid() ? 1 : 0,
                      item.cleared().map(done -> done.clearedOn().toString()).orElse(null),
                      item.dunning().blockedUntil().map(LocalDate::toString).orElse(null),
                      seq,
                      seq
                    })
            .toList());
  }

  /** How many items that were open do not stand in this export. */
  Missing missing(long seq) {
    return sql.queryForObject(
        "SELECT COUNT(*), COALESCE(SUM(seen < ?), 0) FROM item WHERE open = 1",
        (row, at) -> new Missing(row.getLong(1), row.getLong(2)),
        seq);
  }

  /**
   * @param open items that are open, those of this export included
   * @param missing those of them that the export does not have
   */
  record Missing(long open, long missing) {
    /**
     * A list of a few accounts looks as if everybody else had paid, and one of headings only as if
     * all had.
     */
    boolean isImplausible() {
      boolean all = missing == open && open > 0;
      return all || missing > 20 && missing * 2 > open || missing > 5 && missing * 5 > open * 4;
    }
  }

  long countOpen() {
    Long open = sql.queryForObject("SELECT COUNT(*) FROM item WHERE open = 1", Long.class);
    return open == null ? 0 : open;
  }

  long countPaid() {
    Long paid =
        sql.queryForObject("SELECT COUNT(*) FROM item WHERE open = 0 AND paid = 1", Long.class);
    return paid == null ? 0 : paid;
  }

  /** Whatever was open before and does not stand in this export counts as paid on its day. */
  void closeUnseen(long seq, LocalDate exportedOn) {
    List<DatevItem> gone =
        sql.query(
            "SELECT content FROM item WHERE open = 1 AND seen < ?",
            (row, at) ->
                DatevItem.parse(row.getString(1))
                    .gone(new Clearing(exportedOn, Clearing.Kind.PAYMENT)),
            seq);
    put(gone, seq);
  }

  /** Makes the open items of these debtors count as changed, because a block of theirs did. */
  void touch(Collection<String> accounts, long seq) {
    sql.batchUpdate(
        "UPDATE item SET changed = ? WHERE account = ? AND open = 1",
        accounts.stream().map(account -> new Object[] {seq, account}).toList());
  }

  List<DatevItem> openOf(String account) {
    return sql.query(
        "SELECT content FROM item WHERE account = ? AND open = 1 ORDER BY key",
        (row, at) -> DatevItem.parse(row.getString(1)),
        account);
  }

  /** Open and paid ones, as far as they are still kept. */
  List<DatevItem> allOf(String account) {
    return sql.query(
        "SELECT content FROM item WHERE account = ? ORDER BY key",
        (row, at) -> DatevItem.parse(row.getString(1)),
        account);
  }

  Map<String, DatevItem> find(Collection<String> keys) {
    Map<String, DatevItem> found = new HashMap<>();
    for (List<String> chunk : chunks(keys)) {
      sql.query(
          "SELECT key, content FROM item WHERE key IN (" + marks(chunk.size()) + ")",
          row -> {
            found.put(row.getString(1), DatevItem.parse(row.getString(2)));
          },
          chunk.toArray());
    }
    return found;
  }

  Optional<DatevItem> find(String key) {
    return Optional.ofNullable(find(List.of(key)).get(key));
  }

  /** Items after the key that changed after an export, or whose block ended since a day. */
  List<DatevItem> changed(Window window, String after, int most) {
    return sql.query(
        "SELECT content FROM item WHERE key > ? AND (changed > ? OR"
            + " (open = 1 AND blocked_until BETWEEN ? AND ?) OR (open = 1 AND account IN (SELECT"
            + " account FROM debtor WHERE blocked_until BETWEEN ? AND ?))) ORDER BY key LIMIT ?",
        (row, at) -> DatevItem.parse(row.getString(1)),
        after,
        window.since(),
        window.from(),
        window.to(),
        window.from(),
        window.to(),
        most);
  }

  /** Open items that carry a block with an end, and those of debtors who do. */
  List<DatevItem> blocked() {
    return sql.query(
        "SELECT content FROM item WHERE open = 1 AND (blocked_until IS NOT NULL OR account IN"
            + " (SELECT account FROM debtor WHERE blocked_until IS NOT NULL)) ORDER BY key",
        (row, at) -> DatevItem.parse(row.getString(1)));
  }

  static List<List<String>> chunks(Collection<String> keys) {
    List<String> all = keys.stream().distinct().toList();
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return chunks;
  }

  static String marks(int count) {
    return "?" + ", ?".repeat(count - 1);
  }

  /**
   * What a reading pass looks for.
   *
   * @param since number of the last export that was read
   * @param from ISO date of the last reading
   * @param to ISO date of this one
   */
  record Window(long since, String from, String to) {}
}
