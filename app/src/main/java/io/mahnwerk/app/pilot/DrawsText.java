package io.mahnwerk.app.pilot;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.offpolicy.Evaluation;
import io.mahnwerk.scoring.offpolicy.Interval;
import java.util.ArrayList;
import java.util.List;

/** What the draws tell of the recommended days, or why they tell nothing yet. */
record DrawsText(int decisions, long explored, Evaluation evaluation) {

  List<Sentence> sentences() {
    List<Sentence> told = new ArrayList<>();
    told.add(
        new Sentence(
                "%s decisions logged, %s of them drawn.", "%s Entscheidungen, %s davon gezogen.")
            .with(Sentence.number(decisions, 0), Sentence.number(explored, 0)));
    if (evaluation instanceof Evaluation.Estimate estimate) {
      told.add(estimated(estimate));
      estimate.doublyRobust().map(DrawsText::robust).ifPresent(told::add);
    } else if (evaluation instanceof Evaluation.NoEstimate none) {
      told.add(why(none));
    }
    return told;
  }

  private static Sentence estimated(Evaluation.Estimate estimate) {
    Interval gain = estimate.snips();
    Evaluation.Overlap overlap = estimate.overlap();
    return new Sentence(
            "Recommended instead of former days bring %s EUR for each notice (95 %% interval %s to"
                + " %s; effective sample size %s, least propensity %s).",
            "Empfohlene statt bisheriger Tage bringen %s EUR je Mahnung (95-%%-Intervall %s bis %s;"
                + " effektive Stichprobe %s, kleinste Wahrscheinlichkeit %s).")
        .with(
            Sentence.number(gain.value(), 2),
            Sentence.number(gain.low(), 2),
            Sentence.number(gain.high(), 2),
            Sentence.number(overlap.effective(), 0),
            Sentence.number(overlap.leastPropensity(), 3));
  }

  private static Sentence robust(Interval gain) {
    return new Sentence(
            "Doubly robust, with what like draws for other debtors brought: %s EUR (95 %% interval"
                + " %s to %s).",
            "Doppelt robust, mit dem, was ähnliche Ziehungen bei anderen Debitoren brachten: %s EUR"
                + " (95-%%-Intervall %s bis %s).")
        .with(
            Sentence.number(gain.value(), 2),
            Sentence.number(gain.low(), 2),
            Sentence.number(gain.high(), 2));
  }

  private static Sentence why(Evaluation.NoEstimate none) {
    Sentence reason =
        switch (none.why()) {
          case NOTHING_IN_COMMON ->
              new Sentence(
                  "no draw is 60 days old that tells of them",
                  "keine gezogene Mahnung ist 60 Tage alt, die davon erzählt");
          case OUTSIDE_OF_THE_LOG ->
              new Sentence(
                  "too many of these days could not be drawn",
                  "zu viele dieser Tage konnten nicht gezogen werden");
          case TOO_FEW_DECISIONS ->
              new Sentence(
                      "the effective sample size is %s, too small",
                      "die effektive Stichprobe ist mit %s zu klein")
                  .with(Sentence.number(none.overlap().effective(), 0));
          case TOO_FEW_DEBTORS ->
              new Sentence("too few debtors are among them", "zu wenige Debitoren sind darunter");
        };
    return new Sentence(
            "What recommended instead of former days bring cannot be told yet: %s.",
            "Was empfohlene statt bisheriger Tage bringen, ist noch nicht zu sagen: %s.")
        .with(reason);
  }
}
