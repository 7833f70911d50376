package io.mahnwerk.app.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of the store, laid down for a process that has no room for it: else such a
 * process fails before it comes to the store itself.
 */
final class StoreLibrary {
  private static @Nullable Path folder;

  private StoreLibrary() {}

  /** Options of a Java process that takes the library from there. */
  static List<String> options() {
    return List.of(
        "-Dorg.sqlite.lib.path=" + folder(),
        "-Dorg.sqlite.lib.name=" + LibraryLoaderUtil.getNativeLibName());
  }

  private static synchronized Path folder() {
    if (folder == null) {
      folder = layDown();
    }
    return folder;
  }

  private static Path layDown() {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException("The store has no library for this machine: " + resource);
      }
      Path made = Files.createTempDirectory("mahnwerk-library");
      made.toFile().deleteOnExit();
      made.resolve(name).toFile().deleteOnExit();
      Files.copy(library, made.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      return made;
    } catch (IOException noRoom) {
      throw new UncheckedIOException("The store's library cannot be laid down", noRoom);
    }
  }
}
