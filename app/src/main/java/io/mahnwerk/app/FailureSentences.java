package io.mahnwerk.app;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Sentence;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into one sentence and an exit code. */
final class FailureSentences {
  private final Mahnwerk mahnwerk;

  FailureSentences(Mahnwerk mahnwerk) {
    this.mahnwerk = mahnwerk;
  }

  int usage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(UsageSentence.of(wrong).in(mahnwerk.locale()));
    err.println(
        new Sentence("See '%s --help'.", "Siehe '%s --help'.")
            .naming(command.getCommandSpec().qualifiedName())
            .in(mahnwerk.locale()));
    err.flush();
    return ExitCode.USAGE;
  }

  int failure(Exception failed, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(sentence(failed).in(mahnwerk.locale()));
    if (mahnwerk.verbose()) {
      failed.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static Sentence sentence(Exception failed) {
    if (failed instanceof CommandFailure command) {
      return command.sentence();
    }
    if (failed instanceof ConnectorException call) {
      return call.message();
    }
    return new Sentence(
            "Mahnwerk failed unexpectedly (%s: %s); --verbose shows where.",
            "Mahnwerk ist unerwartet gescheitert (%s: %s); --verbose zeigt, wo.")
        .with(
            Sentence.same(failed.getClass().getSimpleName()),
            Sentence.same(String.valueOf(failed.getMessage())));
  }
}
