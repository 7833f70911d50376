package io.mahnwerk.app.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a store that must come out alike, whatever happened on the way: no surrogate keys,
 * and of the writes only those that were confirmed.
 */
record StoreContent(List<String> rows) {
  private static final List<String> QUERIES =
      List.of(
          "SELECT 'cursor', position, started_on, read_on FROM connection_cursor",
          "SELECT 'debtor', number, known, dunning_code, version, changed, review_on"
              + " FROM debtor ORDER BY number",
          "SELECT 'item', native_key, kind, open_amount, net_due_date, dunning_level,"
              + " block_reason, mark_date, version, cleared_on FROM item ORDER BY native_key",
          "SELECT 'event', i.native_key, e.kind, e.occurred_on, e.dunning_level FROM item_event e"
              + " JOIN item i ON i.id = e.item_id ORDER BY 2, 3, 4",
          "SELECT 'advice', i.native_key, r.decided_on, r.next_level, r.decision, r.decision_day"
              + " FROM recommendation r JOIN item i ON i.id = r.item_id ORDER BY 2, 3, 4",
          "SELECT 'mark', i.native_key, m.phase, m.hold_until, m.wanted FROM standing_mark m"
              + " JOIN item i ON i.id = m.item_id ORDER BY 2",
          "SELECT 'override', i.native_key FROM clerk_override c JOIN item i ON i.id = c.item_id"
              + " ORDER BY 2",
          "SELECT 'write', target_key, instruction, hold_until FROM outbox"
              + " WHERE state = 'CONFIRMED' ORDER BY 2, 3",
          "SELECT 'open', target_key, state FROM outbox"
              + " WHERE state IN ('PLANNED', 'SENT', 'PENDING', 'UNCERTAIN') ORDER BY 2");

  static StoreContent of(Path store) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement()) {
      for (String query : QUERIES) {
        try (ResultSet found = statement.executeQuery(query)) {
          while (found.next()) {
            rows.add(row(found));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new StoreContent(rows);
  }

  List<String> of(String kind) {
    return rows.stream().filter(row -> row.startsWith(kind + " ")).toList();
  }

  private static String row(ResultSet found) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
      cells.add(String.valueOf(found.getString(column)));
    }
    return String.join(" ", cells);
  }
}
