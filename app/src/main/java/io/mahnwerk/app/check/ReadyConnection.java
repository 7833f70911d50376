package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import io.mahnwerk.core.spi.ConnectionCheck.Severity;

/** Makes a command end before it does anything on a connection that cannot work. */
public record ReadyConnection(ConnectionId connection) {

  /** Throws {@link CommandFailure} with the first problem of the check. */
  public void require(ConnectionCheck check) {
    check.findings().stream()
        .filter(finding -> finding.severity() == Severity.PROBLEM)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new CommandFailure(sentence(problem));
            });
  }

  /** A failed call says by itself which setting to look at. */
  private String sentence(Finding problem) {
    String remedy = problem.sentence().contains("setting") ? "" : problem.remedy();
    return "Connection '%s', %s: %s %s"
        .formatted(connection, problem.subject(), problem.sentence(), remedy)
        .strip();
  }
}
