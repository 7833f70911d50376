package io.mahnwerk.core.store;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.NativeLibraryNotFoundException;

/** Why a store could not be used. */
public enum StoreTrouble {
  /** Another process holds it. */
  LOCKED,
  READ_ONLY,
  /** It does not exist and cannot be made, or the rights are missing. */
  CANNOT_OPEN,
  /** It is damaged or no store at all. */
  DAMAGED,
  DISK_FULL,
  /** The disk could not be read or written. */
  DISK_BROKEN,
  /** The database's native library cannot be laid down or run in the temporary folder. */
  NO_LIBRARY,
  OTHER;

  /** Empty when it was not the store that failed. */
  public static Optional<StoreTrouble> in(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      Optional<StoreTrouble> before = beforeRollback(cause);
      if (before.isPresent()) {
        return before;
      }
      if (cause instanceof SQLException database) {
        return Optional.of(
            isWithoutLibrary(database) ? NO_LIBRARY : Database.trouble(database.getErrorCode()));
      }
    }
    return Optional.empty();
  }

  private static boolean isWithoutLibrary(SQLException failed) {
    return failed.getCause() instanceof NativeLibraryNotFoundException;
  }

  /** A database that has rolled back by itself fails to do so again: what came before counts. */
  private static Optional<StoreTrouble> beforeRollback(Throwable failed) {
    return failed instanceof TransactionSystemException rollback
        ? Optional.ofNullable(rollback.getApplicationException()).flatMap(StoreTrouble::in)
        : Optional.empty();
  }
}
