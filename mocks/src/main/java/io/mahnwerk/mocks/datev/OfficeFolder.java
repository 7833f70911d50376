package io.mahnwerk.mocks.datev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of one client through which files come and go. A file arrives under its final name
 * only when it is complete.
 */
final class OfficeFolder {
  static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int KEPT_EXPORTS = 6;

  private final Path root;
  private final Path client;

  OfficeFolder(Path root, String consultant, String client) {
    this.root = root;
    this.client = root.resolve(consultant + "-" + client);
    for (String name : List.of("eingang", "ausgang", "importprotokoll")) {
      create(this.client.resolve(name));
    }
  }

  Path root() {
    return root;
  }

  Path inbox() {
    return client.resolve("eingang");
  }

  Path outbox() {
    return client.resolve("ausgang");
  }

  /** Puts an export into the inbox as DATEV writes it: Windows-1252 and CRLF after each line. */
  void deliver(String name, List<String> lines, Instant at) {
    byte[] content = (String.join("\r\n", lines) + "\r\n").getBytes(WINDOWS);
    deliver(name, content, at);
  }

  void deliver(String name, byte[] content, Instant at) {
    Path unfinished = inbox().resolve(name + ".tmp");
    try {
      Files.write(unfinished, content);
      Files.setLastModifiedTime(unfinished, FileTime.from(at));
      Files.move(unfinished, inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** What was given out, oldest first by name; files that are still being written are left out. */
  List<Path> givenOut() {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.filter(OfficeFolder::isFinished).sorted().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Keeps the protocol of an import for people. */
  void protocol(String name, List<String> lines) {
    try {
      Files.write(client.resolve("importprotokoll").resolve(name + ".txt"), lines);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Throws old exports away that were taken long ago. */
  void tidy() {
    Path done = client.resolve("erledigt");
    if (!Files.isDirectory(done)) {
      return;
    }
    try (Stream<Path> files = Files.list(done)) {
      List<Path> newestFirst =
          files.sorted(Comparator.comparing(OfficeFolder::modified).reversed()).toList();
      for (Path old :
          newestFirst.subList(Math.min(4 * KEPT_EXPORTS, newestFirst.size()), newestFirst.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }

  /** Deletes everything, once. */
  void delete() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }

  private static boolean isFinished(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.endsWith(".tmp") && !name.endsWith(".part");
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.from(Instant.EPOCH);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
