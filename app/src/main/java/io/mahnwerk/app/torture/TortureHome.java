package io.mahnwerk.app.torture;

import io.mahnwerk.app.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The home folder of one tortured connection; removed when it is closed unless it is to be kept.
 */
final class TortureHome implements AutoCloseable {
  static final String CONNECTION = "books";

  private final Path folder;
  private final Arena arena;
  private final List<Path> snapshots = new ArrayList<>();
  private boolean kept;

  TortureHome(Path parent, Arena arena) {
    this.arena = arena;
    try {
      Files.createDirectories(parent);
      this.folder = Files.createTempDirectory(parent, "home");
    } catch (IOException refused) {
      throw new CommandFailure(
          "%s cannot be used as a folder (%s).".formatted(parent, refused.getMessage()), refused);
    }
  }

  Path folder() {
    return folder;
  }

  Path store() {
    return folder.resolve("store").resolve(CONNECTION + ".db");
  }

  /**
   * @param steering as in the configuration, such as observe
   */
  void configure(Map<String, String> settings, String steering) {
    StringBuilder yaml = new StringBuilder("connections:\n  " + CONNECTION + ":\n");
    yaml.append("    erp: ").append(arena.erp().erpId()).append('\n');
    yaml.append("    floor-not-enforced: accepted\n");
    yaml.append("    run-days: [tuesday, friday]\n    steering:\n");
    yaml.append("      \"").append(TortureLedger.COMPANY).append("\": ").append(steering);
    yaml.append("\n    settings:\n");
    new TreeMap<>(settings)
        .forEach(
            (key, value) ->
                yaml.append("      %s: '%s'\n".formatted(key, value.replace("'", "''"))));
    try {
      Files.writeString(folder.resolve("mahnwerk.yaml"), yaml);
    } catch (IOException refused) {
      throw new CommandFailure("%s cannot be written.".formatted(folder), refused);
    }
  }

  /**
   * Notes a command that was run and what it said, for whoever looks for the cause of a finding.
   */
  void note(LocalDate day, String command, String ended) {
    try {
      Files.writeString(
          folder.resolve("commands.txt"),
          "%s %s: %s%n".formatted(day, command, ended),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new UncheckedIOException(folder + " cannot be written", refused);
    }
  }

  /** Leaves the folder where it is. */
  void keep() {
    kept = true;
  }

  /** Keeps a copy of everything in the folder beside it. */
  Path snapshot() {
    Path copy = folder.resolveSibling(folder.getFileName() + "-" + snapshots.size());
    copy(folder, copy);
    snapshots.add(copy);
    return copy;
  }

  /** Makes the folder what it was when the copy was taken. */
  void restore(Path snapshot) {
    remove(folder);
    copy(snapshot, folder);
  }

  @Override
  public void close() {
    if (!kept) {
      remove(folder);
    }
    snapshots.forEach(TortureHome::remove);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(from + " cannot be copied", refused);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(folder + " cannot be removed", left);
    }
  }
}
