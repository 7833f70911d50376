package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each step of each cycle did, in figures. Append-only. */
public final class CycleLog {
  private final JdbcClient sql;

  CycleLog(JdbcClient sql) {
    this.sql = sql;
  }

  /** Notes a finished step, such as sync or write-back. */
  public void add(ConnectionId connection, LocalDate day, String step, Map<String, Long> counts) {
    sql.sql("INSERT INTO cycle_log (connection, day, step, counts) VALUES (?, ?, ?, ?)")
        .params(connection.value(), day.toString(), step, Json.of(counts).text())
        .update();
  }

  /** The last day on which the step was finished. */
  public Optional<LocalDate> last(ConnectionId connection, String step) {
    return sql.sql("SELECT MAX(day) AS day FROM cycle_log WHERE connection = ? AND step = ?")
        .params(connection.value(), step)
        .query((columns, number) -> new Row(columns).optionalDay("day"))
        .single();
  }
}
