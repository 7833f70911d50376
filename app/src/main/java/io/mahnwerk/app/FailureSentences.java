package io.mahnwerk.app;

import io.mahnwerk.core.failure.ConnectorException;
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
    err.println(wrong.getMessage());
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  int failure(Exception failed, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(sentence(failed));
    if (mahnwerk.verbose()) {
      failed.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static String sentence(Exception failed) {
    if (failed instanceof CommandFailure || failed instanceof ConnectorException) {
      return String.valueOf(failed.getMessage());
    }
    return "Mahnwerk failed unexpectedly (%s: %s); --verbose shows where."
        .formatted(failed.getClass().getSimpleName(), failed.getMessage());
  }
}
