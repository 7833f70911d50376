package io.mahnwerk.core.store;

import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Looks into a store from outside, without changing or upgrading it, for its last whole cycle. */
public final class LastCycle {
  private LastCycle() {}

  /**
   * The day of the last cycle that came to its end; empty where there is no store or no such cycle.
   *
   * @throws SQLException when the store cannot be read
   */
  public static Optional<LocalDate> in(Path store, ConnectionId connection) throws SQLException {
    if (!Files.exists(store)) {
      return Optional.empty();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    try (Connection opened = config.createConnection("jdbc:sqlite:" + store.toAbsolutePath());
        PreparedStatement query =
            opened.prepareStatement(
                "SELECT MAX(day) FROM cycle_log WHERE connection = ? AND step = 'write-back'")) {
      query.setString(1, connection.value());
      try (ResultSet found = query.executeQuery()) {
        return found.next()
            ? Optional.ofNullable(found.getString(1)).map(LocalDate::parse)
            : Optional.empty();
      }
    }
  }
}
