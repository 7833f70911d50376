package io.mahnwerk.app.cycle;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one command at a time work on a connection. The operating system gives the lock back when
 * its process ends, however it ends.
 */
final class ConnectionLock implements AutoCloseable {
  private final FileChannel channel;

  private ConnectionLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Throws {@link CommandFailure} when somebody else holds it or the file cannot be made. */
  static ConnectionLock take(ConnectionId connection, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new CommandFailure(
            new Sentence(
                    "Connection '%s': another command is at work on it and holds %s; wait until it"
                        + " has ended.",
                    "Verbindung '%s': ein anderer Befehl arbeitet an ihr und hält %s; warten, bis er"
                        + " fertig ist.")
                .with(Sentence.same(connection.value()), Sentence.same(file.toString())));
      }
      return new ConnectionLock(channel);
    } catch (IOException refused) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s': %s cannot be written (%s: %s); check --home.",
                  "Verbindung '%s': %s lässt sich nicht schreiben (%s: %s); --home prüfen.")
              .with(
                  Sentence.same(connection.value()),
                  Sentence.same(file.toString()),
                  Sentence.same(refused.getClass().getSimpleName()),
                  Sentence.same(String.valueOf(refused.getMessage()))),
          refused);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("The lock could not be given back", e);
    }
  }
}
