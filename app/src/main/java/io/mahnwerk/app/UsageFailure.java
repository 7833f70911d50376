package io.mahnwerk.app;

import io.mahnwerk.core.model.Sentence;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line of the right form asks for something that there is not. */
public final class UsageFailure extends ParameterException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  public UsageFailure(CommandLine command, Sentence sentence) {
    super(command, sentence.english());
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }
}
