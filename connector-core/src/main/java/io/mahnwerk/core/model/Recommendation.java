package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;

/**
 * The advice for one item's next notice.
 *
 * @param formerDay the first planned run on which the former procedure would send it
 * @param decidedOn the day whose facts it rests on: only what was recorded before counts
 * @param nextLevel the level the notice would carry
 * @param probability30 probability of full payment within 30 days of the decision, 0 to 1
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param expected when payment is expected
 */
public record Recommendation(
    OpenItemRef item,
    LocalDate decidedOn,
    DunningLevel nextLevel,
    Decision decision,
    LocalDate formerDay,
    double probability30,
    double low,
    double high,
    ExpectedPayment expected,
    List<Reason> reasons,
    ModelProvenance provenance) {
  public Recommendation {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A recommendation must state a reason: " + item);
    }
  }
}
