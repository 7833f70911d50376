package io.mahnwerk.connector.dynamics.al;

/** Source that is no AL as this reader knows it; it says where and what was expected. */
final class AlFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AlFault(int line, String message) {
    super("line " + line + ": " + message);
  }
}
