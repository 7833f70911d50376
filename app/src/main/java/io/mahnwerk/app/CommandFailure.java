package io.mahnwerk.app;

import org.jspecify.annotations.Nullable;

/**
 * A command cannot go on. The message is one sentence that names the file, line and field or the
 * connection and setting at fault, and holds no secret.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailure(String sentence) {
    this(sentence, null);
  }

  public CommandFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
