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

  /** A sentence that names a setting says enough; any other needs its subject and its remedy. */
  private String sentence(Finding problem) {
    String named = "Connection '%s': ".formatted(connection);
    return problem.sentence().contains("check setting")
        ? named + problem.sentence()
        : "%s%s: %s %s"
            .formatted(named, problem.subject(), problem.sentence(), problem.remedy())
            .strip();
  }
}
