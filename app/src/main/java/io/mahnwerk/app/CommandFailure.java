package io.mahnwerk.app;

import io.mahnwerk.core.model.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A command cannot go on. The message is one sentence that names the file, line and field or the
 * connection and setting at fault, and holds no secret.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  public CommandFailure(Sentence sentence) {
    this(sentence, null);
  }

  public CommandFailure(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.english(), cause);
    this.sentence = sentence;
  }

  public CommandFailure(String sentence) {
    this(sentence, null);
  }

  public CommandFailure(String sentence, @Nullable Throwable cause) {
    this(Sentence.same(sentence), cause);
  }

  /** What a person reads; {@link #getMessage()} is its English form. */
  public Sentence sentence() {
    return sentence;
  }
}
