package io.mahnwerk.app.gate;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.util.List;

/** What becomes of a recommendation that a gate holds back. */
final class HeldBack {
  private static final String RULES = "gate";

  private HeldBack() {}

  /** No day but the former one; a promise to pay still holds longer. */
  static Recommendation toFormerDay(Recommendation advice, Reason reason) {
    return isPromised(advice)
        ? advice
        : with(advice, new Decision.DunOn(advice.formerDay()), reason);
  }

  /** No notice before the day; never before the former day either. */
  static Recommendation until(Recommendation advice, LocalDate day, Reason reason) {
    LocalDate latest = day.isAfter(advice.formerDay()) ? day : advice.formerDay();
    boolean promisedLonger =
        isPromised(advice) && advice.decision().until().map(latest::isBefore).orElse(false);
    return promisedLonger ? advice : with(advice, new Decision.WaitUntil(latest), reason);
  }

  static boolean isLeftToClerk(Recommendation advice) {
    return advice.decision() instanceof Decision.LeaveToClerk;
  }

  private static boolean isPromised(Recommendation advice) {
    return advice.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.PROMISED);
  }

  private static Recommendation with(Recommendation advice, Decision decision, Reason reason) {
    ModelProvenance made = advice.provenance();
    return new Recommendation(
        advice.item(),
        advice.decidedOn(),
        advice.nextLevel(),
        decision,
        advice.formerDay(),
        advice.probability30(),
        advice.low(),
        advice.high(),
        advice.expected(),
        List.of(reason),
        new ModelProvenance(made.model(), made.features(), made.trainedUpTo(), RULES));
  }
}
