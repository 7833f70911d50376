package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.store.StoreTrouble;
import java.nio.file.Path;
import java.util.Optional;

/** Says in one sentence why a connection's store could not be used. */
record StoreFailure(ConnectionId connection, Path store) {

  /** Empty when it was not the store that failed. */
  Optional<CommandFailure> of(RuntimeException failed) {
    return StoreTrouble.in(failed)
        .map(
            trouble ->
                new CommandFailure(
                    "Connection '%s': the store %s %s".formatted(connection, store, what(trouble)),
                    failed));
  }

  private static String what(StoreTrouble trouble) {
    return switch (trouble) {
      case LOCKED -> "is locked by another process; end that process and try again.";
      case READ_ONLY -> "cannot be written; check the rights of file and folder.";
      case CANNOT_OPEN -> "cannot be opened; check the rights of file and folder.";
      case DAMAGED ->
          "is damaged or no store; move it away, and the next cycle reads everything anew.";
      case DISK_FULL -> "could not grow: the disk is full.";
      case DISK_BROKEN -> "could not be read or written; check the disk.";
      case OTHER -> "could not be used; --verbose shows why.";
    };
  }
}
