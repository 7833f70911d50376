package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Says in one sentence why a connection's store could not be used. */
record StoreFailure(ConnectionId connection, Path store) {

  /** Empty when it was not the store that failed. */
  Optional<CommandFailure> of(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException database) {
        return Optional.of(
            new CommandFailure(
                "Connection '%s': the store %s %s"
                    .formatted(connection, store, what(database.getErrorCode())),
                failed));
      }
    }
    return Optional.empty();
  }

  /** By SQLite's primary result codes, https://sqlite.org/rescode.html. */
  private static String what(int code) {
    return switch (code) {
      case 5, 6 -> "is locked by another process; end that process and try again.";
      case 8 -> "cannot be written; check the rights of file and folder.";
      case 10 -> "could not be read or written; check the disk.";
      case 11, 26 ->
          "is damaged or no store; move it away, and the next cycle reads everything anew.";
      case 13 -> "could not grow: the disk is full.";
      case 14 -> "cannot be opened; check the rights of file and folder.";
      default -> "could not be used (database error %d); --verbose shows where.".formatted(code);
    };
  }
}
