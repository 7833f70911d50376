package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts rows for reports. */
final class Counting {
  private static final String OF_ITEMS = " JOIN item i ON i.id = x.item_id WHERE i.connection = ?";

  private final JdbcClient sql;

  Counting(JdbcClient sql) {
    this.sql = sql;
  }

  StoreCounts of(ConnectionId connection) {
    return new StoreCounts(
        count("debtor WHERE connection = ? AND known = 1", connection),
        count("item WHERE connection = ? AND cleared_on IS NULL", connection),
        count("item WHERE connection = ? AND cleared_on IS NOT NULL", connection),
        notices(connection),
        complaints(connection),
        count("recommendation x" + OF_ITEMS, connection),
        count("clerk_override x" + OF_ITEMS, connection));
  }

  /** A notice that the ledger showed and a feed told of is one notice. */
  private long notices(ConnectionId connection) {
    return count(
        "(SELECT DISTINCT x.item_id, x.occurred_on, x.dunning_level FROM item_event x"
            + OF_ITEMS
            + " AND x.kind IN ('NOTICED', 'NOTICE_FED')) AS notices",
        connection);
  }

  /** Those that stand. */
  private long complaints(ConnectionId connection) {
    String events = "item_event x" + OF_ITEMS + " AND x.kind ";
    return count(events + "IN ('COMPLAINED', 'COMPLAINT_RESTORED')", connection)
        - count(events + "= 'COMPLAINT_TAKEN_BACK'", connection);
  }

  private long count(String from, ConnectionId connection) {
    return sql.sql("SELECT COUNT(*) FROM " + from)
        .param(connection.value())
        .query(Long.class)
        .single();
  }
}
