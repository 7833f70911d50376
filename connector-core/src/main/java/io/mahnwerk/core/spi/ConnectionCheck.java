package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.Sentence;
import java.util.List;

/** What a check of a connection found, in the order in which it looked. */
public record ConnectionCheck(List<Finding> findings) {
  public ConnectionCheck {
    findings = List.copyOf(findings);
  }

  public boolean passed() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.PROBLEM);
  }

  /** How much a finding matters. */
  public enum Severity {
    OK,
    WARNING,
    PROBLEM
  }

  /**
   * @param subject what was looked at, for example a service or a setting
   * @param sentence what was found
   * @param remedy what to do; blank when nothing is to be done
   */
  public record Finding(Severity severity, Sentence subject, Sentence sentence, Sentence remedy) {
    private static final Sentence NOTHING = Sentence.same("");

    public static Finding ok(Sentence subject, Sentence sentence) {
      return new Finding(Severity.OK, subject, sentence, NOTHING);
    }

    public static Finding warning(Sentence subject, Sentence sentence, Sentence remedy) {
      return new Finding(Severity.WARNING, subject, sentence, remedy);
    }

    public static Finding problem(Sentence subject, Sentence sentence, Sentence remedy) {
      return new Finding(Severity.PROBLEM, subject, sentence, remedy);
    }
  }
}
