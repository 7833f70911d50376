package io.mahnwerk.app.output;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that appear together or not at all: each is written beside its place and moved there when
 * all are complete. Files of the same name are replaced, others in the folder are left alone. What
 * was not published is removed when this is closed.
 */
public final class StagedFiles implements AutoCloseable {
  private final Path folder;
  private final Map<Path, Path> staged = new LinkedHashMap<>();

  private StagedFiles(Path folder) {
    this.folder = folder;
  }

  /** Creates the folder where needed. */
  public static StagedFiles in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new StagedFiles(folder);
    } catch (IOException refused) {
      throw failure(
          folder,
          new Sentence("cannot be used as a folder", "ist nicht als Ordner zu brauchen"),
          refused);
    }
  }

  /** Writes the content of one file. */
  public void write(String name, Content content) {
    Path place = folder.resolve(name);
    try {
      Path beside = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
      staged.put(beside, place);
      try (OutputStream out = Files.newOutputStream(beside)) {
        content.writeTo(out);
      }
    } catch (IOException refused) {
      throw failure(place, new Sentence("cannot be written", "ist nicht zu beschreiben"), refused);
    }
  }

  /** Moves every file to its place. */
  public void publish() {
    for (Map.Entry<Path, Path> file : Map.copyOf(staged).entrySet()) {
      try {
        move(file.getKey(), file.getValue());
        staged.remove(file.getKey());
      } catch (IOException refused) {
        throw failure(
            file.getValue(), new Sentence("cannot be replaced", "ist nicht zu ersetzen"), refused);
      }
    }
  }

  /** Removes a file of an earlier run; one that is not there is no error. */
  public void remove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException refused) {
      throw failure(
          folder.resolve(name), new Sentence("cannot be removed", "ist nicht zu löschen"), refused);
    }
  }

  @Override
  public void close() {
    for (Path beside : staged.keySet()) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException refused) {
        throw failure(beside, new Sentence("cannot be removed", "ist nicht zu löschen"), refused);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static CommandFailure failure(Path path, Sentence what, IOException cause) {
    return new CommandFailure(
        Sentence.same("%s %s (%s).")
            .with(
                Sentence.same(path.toString()),
                what,
                Sentence.same(String.valueOf(cause.getMessage()))),
        cause);
  }

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
