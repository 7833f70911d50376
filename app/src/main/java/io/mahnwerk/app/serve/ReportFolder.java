package io.mahnwerk.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a demo's report; only its two files are ever read. */
record ReportFolder(Path path) {
  Optional<byte[]> page() {
    return read("report.html");
  }

  Optional<byte[]> json() {
    return read("report.json");
  }

  private Optional<byte[]> read(String name) {
    Path file = path.resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
