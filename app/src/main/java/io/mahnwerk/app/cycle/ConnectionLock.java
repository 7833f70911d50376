package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one command at a time work on a connection. The operating system gives the lock back when
 * its process ends, however it ends.
 */
final class ConnectionLock implements AutoCloseable {
  /**
   * The files that this process holds. A lock belongs to a process: to open such a file once more
   * and close it again would give the lock back.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ConnectionLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Throws {@link CommandFailure} when somebody else holds it or the file cannot be made. */
  static ConnectionLock take(ConnectionId connection, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Optional<ConnectionLock> taken = taken(folder.toRealPath().resolve(file.getFileName()));
      return taken.orElseThrow(() -> atWork(connection, file));
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': %s cannot be written (%s: %s); check --home.",
                  "Verbindung '%s': %s lässt sich nicht schreiben (%s: %s); --home prüfen.")
              .naming(connection, file, refused.getClass().getSimpleName(), refused.getMessage()),
          refused);
    }
  }

  private static Optional<ConnectionLock> taken(Path file) throws IOException {
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = isLocked(channel);
      return held ? Optional.of(new ConnectionLock(file, channel)) : Optional.empty();
    } finally {
      if (!held) {
        HELD.remove(file);
      }
    }
  }

  /** Closes the channel where somebody else holds the lock. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByAnotherPartOfThisProcess) {
      locked = false;
    }
    if (!locked) {
      channel.close();
    }
    return locked;
  }

  private static CommandFailure atWork(ConnectionId connection, Path file) {
    return new CommandFailure(
        new Sentence(
                "Connection '%s': another command is at work on it and holds %s; wait until it has"
                    + " ended.",
                "Verbindung '%s': ein anderer Befehl arbeitet an ihr und hält %s; warten, bis er"
                    + " fertig ist.")
            .naming(connection, file));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("The lock could not be given back", e);
    } finally {
      HELD.remove(file);
    }
  }
}
