package io.mahnwerk.core.spi;

import java.io.IOException;
import java.nio.file.Path;

/** A format of files that a connector reads in bulk, opened so that its reading can be measured. */
public interface FileFormat {
  /** Lower-case words joined by hyphens. */
  String name();

  /** Writes a whole file of invented rows, many times more than memory holds; a seed repeats it. */
  void generate(Path file, long rows, long seed) throws IOException;

  /**
   * Reads a file as the connector does, every field that it uses.
   *
   * @return how many rows it understood
   */
  long read(Path file) throws IOException;

  /**
   * Cuts the same file into cells with the library that the connector uses, and does nothing else.
   *
   * @return how many rows there are, headings included
   */
  long lex(Path file) throws IOException;
}
