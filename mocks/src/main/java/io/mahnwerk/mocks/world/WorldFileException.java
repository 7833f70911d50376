package io.mahnwerk.mocks.world;

import io.mahnwerk.core.model.Sentence;

/** A world file cannot be used; the message is one sentence with file, line and field. */
public final class WorldFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  WorldFileException(Sentence sentence, Throwable cause) {
    super(sentence.english(), cause);
    this.sentence = sentence;
  }

  /** What a person reads; {@link #getMessage()} is its English form. */
  public Sentence sentence() {
    return sentence;
  }
}
