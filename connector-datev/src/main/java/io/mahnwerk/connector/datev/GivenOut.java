package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which dates were given out for single items. DATEV keeps no reason beside the block of an item,
 * so a block is ours when it ends on a date that we gave out for that item, and else a clerk's.
 */
final class GivenOut {
  private final JdbcTemplate sql;

  GivenOut(DatevBooks books) {
    this.sql = books.sql();
  }

  void add(String key, LocalDate lastDay, long batch) {
    sql.update(
        "INSERT INTO given (key, last_day, batch) VALUES (?, ?, ?) ON CONFLICT (key, last_day)"
            + " DO UPDATE SET batch = excluded.batch",
        key,
        lastDay.toString(),
        batch);
  }

  /** Every date given out for these items, by the item's key. */
  Map<String, Set<LocalDate>> of(Collection<String> keys) {
    Map<String, Set<LocalDate>> given = new HashMap<>();
    for (var chunk : DatevItems.chunks(keys)) {
      sql.query(
          "SELECT key, last_day FROM given WHERE key IN (" + DatevItems.marks(chunk.size()) + ")",
          row -> {
            given
                .computeIfAbsent(row.getString(1), key -> new HashSet<>())
                .add(LocalDate.parse(row.getString(2)));
          },
          chunk.toArray());
    }
    return given;
  }
}
