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

  /** An option's value lies outside of what is possible; both bounds are possible themselves. */
  public static UsageFailure outside(
      CommandLine command, String option, Object from, Object to, Object given) {
    return new UsageFailure(
        command,
        new Sentence("%s must be %s to %s but is %s.", "%s muss %s bis %s sein, ist aber %s.")
            .naming(option, from, to, given));
  }

  Sentence sentence() {
    return sentence;
  }
}
