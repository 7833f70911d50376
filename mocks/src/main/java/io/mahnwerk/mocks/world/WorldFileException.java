package io.mahnwerk.mocks.world;

/** A world file cannot be used; the message is one sentence with file, line and field. */
public final class WorldFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorldFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
