package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which items somebody decided to hold, and until when. A block of a debtor covers all of its
 * items, so it does not tell for which of them it was meant. Where this was lost with the books,
 * only items that a run could reach count as meant.
 */
final class DecidedHolds {
  private final JdbcTemplate sql;

  DecidedHolds(DatevBooks books) {
    this.sql = books.sql();
  }

  /**
   * Notes decisions about items.
   *
   * @param decided by an item's key, from which day on it may be dunned; empty where it may at once
   */
  void note(Map<String, Optional<LocalDate>> decided) {
    decided.forEach(
        (key, until) ->
            until.ifPresentOrElse(
                day ->
                    sql.update(
                        "INSERT INTO decided (key, until) VALUES (?, ?) ON CONFLICT (key) DO UPDATE"
                            + " SET until = excluded.until",
                        key,
                        day.toString()),
                () -> sql.update("DELETE FROM decided WHERE key = ?", key)));
  }

  /** Until when these items are to be held, by the item's key; the day may be past. */
  Map<String, LocalDate> of(Collection<String> keys) {
    Map<String, LocalDate> decided = new HashMap<>();
    for (var chunk : DatevItems.chunks(keys)) {
      sql.query(
          "SELECT key, until FROM decided WHERE key IN (" + DatevItems.marks(chunk.size()) + ")",
          row -> {
            decided.put(row.getString(1), LocalDate.parse(row.getString(2)));
          },
          chunk.toArray());
    }
    return decided;
  }
}
