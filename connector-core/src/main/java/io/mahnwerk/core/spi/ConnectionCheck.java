package io.mahnwerk.core.spi;

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
  public record Finding(Severity severity, String subject, String sentence, String remedy) {
    public static Finding ok(String subject, String sentence) {
      return new Finding(Severity.OK, subject, sentence, "");
    }

    public static Finding problem(String subject, String sentence, String remedy) {
      return new Finding(Severity.PROBLEM, subject, sentence, remedy);
    }
  }
}
