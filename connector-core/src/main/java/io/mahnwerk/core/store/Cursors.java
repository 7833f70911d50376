package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ReceivablesReader.Page;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table connection_cursor. */
final class Cursors {
  private final JdbcClient sql;

  Cursors(JdbcClient sql) {
    this.sql = sql;
  }

  SyncCursor position(ConnectionId connection) {
    return sql.sql("SELECT position FROM connection_cursor WHERE connection = ?")
        .param(connection.value())
        .query(String.class)
        .optional()
        .map(SyncCursor::new)
        .orElse(SyncCursor.START);
  }

  ReadingDay reading(ConnectionId connection, LocalDate today) {
    Optional<ReadingDay> known =
        sql.sql("SELECT started_on, read_on FROM connection_cursor WHERE connection = ?")
            .param(connection.value())
            .query(
                (columns, number) -> {
                  Row row = new Row(columns);
                  return new ReadingDay(today, row.day("started_on"), row.day("read_on"));
                })
            .optional();
    return known.orElse(new ReadingDay(today, today, today));
  }

  /** The day counts as read with its last page only. */
  void move(ConnectionId connection, Page page, ReadingDay day) {
    LocalDate readOn = page.last() ? day.today() : day.previous();
    sql.sql(
            """
            INSERT INTO connection_cursor (connection, position, started_on, read_on)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (connection) DO UPDATE SET
              position = excluded.position, read_on = excluded.read_on
            """)
        .params(
            connection.value(), page.next().value(), day.startedOn().toString(), readOn.toString())
        .update();
  }
}
