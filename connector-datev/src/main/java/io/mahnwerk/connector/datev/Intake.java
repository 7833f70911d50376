package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Sentence;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What reading one file gave.
 *
 * @param kind what the file turned out to be
 * @param good rows that were understood
 * @param bad rows that were not
 * @param findings the first of them, in words
 * @param answers files made from it
 * @param newestPayment the newest payment in it
 */
record Intake(
    Takings.Kind kind,
    long good,
    long bad,
    Takings.Shows shows,
    List<Sentence> findings,
    List<Path> answers,
    Optional<LocalDate> newestPayment) {
  private static final int MOST_FINDINGS = 40;

  Intake {
    findings = List.copyOf(findings);
    answers = List.copyOf(answers);
  }

  /** Counts rows and keeps the first of what is odd about them. */
  static final class Tally {
    private final List<Sentence> findings = new ArrayList<>();
    private long good;
    private long bad;
    private Optional<LocalDate> newestPayment = Optional.empty();

    void payment(LocalDate day) {
      newestPayment = newestPayment.filter(day::isBefore).or(() -> Optional.of(day));
    }

    void good() {
      good++;
    }

    void bad(FileFault fault) {
      bad++;
      odd(fault);
    }

    /** Of a row that counts all the same. */
    void odd(FileFault fault) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(fault.sentence());
      }
    }

    long goodRows() {
      return good;
    }

    long badRows() {
      return bad;
    }

    Intake of(Takings.Kind kind, Takings.Shows shows) {
      return new Intake(kind, good, bad, shows, findings, List.of(), newestPayment);
    }
  }
}
