package io.mahnwerk.app.check;

import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.Sentence;
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
  private Sentence sentence(Finding problem) {
    Sentence said =
        problem.sentence().english().contains("check setting")
            ? problem.sentence()
            : new Sentence("%s: %s %s", "%s: %s %s")
                .with(problem.subject(), problem.sentence(), problem.remedy());
    return new Sentence("Connection '%s': %s", "Verbindung '%s': %s")
        .with(Sentence.same(connection.value()), said.map(String::strip));
  }
}
