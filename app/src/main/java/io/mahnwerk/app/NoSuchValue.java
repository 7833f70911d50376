package io.mahnwerk.app;

import io.mahnwerk.core.model.Sentence;

/** A value of the command line is not of the form that it should have; says what it is not. */
public final class NoSuchValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  /**
   * @param sentence goes on after the name of the option, such as "'x' is no date"
   */
  public NoSuchValue(Sentence sentence) {
    super(sentence.english());
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }
}
