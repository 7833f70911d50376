package io.mahnwerk.app.watchdog;

import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.ConnectionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers which alarm was told, so that each is told once however often somebody looks. */
record Alarms(Path home) {

  boolean isTold(ConnectionId connection, String key) {
    try {
      return Files.readString(file(connection)).equals(key);
    } catch (IOException none) {
      return false;
    }
  }

  void told(ConnectionId connection, String key) {
    Path file = file(connection);
    try (StagedFiles files = StagedFiles.in(file.getParent())) {
      files.write(
          file.getFileName().toString(), out -> out.write(key.getBytes(StandardCharsets.UTF_8)));
      files.publish();
    }
  }

  private Path file(ConnectionId connection) {
    return home.resolve("watchdog").resolve(connection + ".told");
  }
}
