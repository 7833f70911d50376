package io.mahnwerk.app.output;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where all rows of a {@link LongList} go, if a command line names a file. */
public final class AllRows {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write all rows into this CSV file, too.")
  private @Nullable Path file;

  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
