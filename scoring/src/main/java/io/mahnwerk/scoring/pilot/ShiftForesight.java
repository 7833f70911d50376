package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.DrawnDay;
import io.mahnwerk.scoring.offpolicy.TestedDecision;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a draw may be expected to bring, by how far its day lies from the former one: the mean of
 * draws of like distance, shrunk to the mean of all as if ten of those had been seen. Cross-fitted:
 * debtors are split into halves, and nothing is expected of a debtor from a draw of its own half. A
 * doubly robust estimate needs no more of it than that; a better foresight narrows its interval.
 */
public final class ShiftForesight {
  private static final int DAYS = 4;
  private static final int FARTHEST = 6;
  private static final int NO_NOTICE = FARTHEST + 1;
  private static final double SHRINK = 10;

  private final List<Map<Integer, Sum>> halves = List.of(new HashMap<>(), new HashMap<>());

  /** Euros of so many draws. */
  private record Sum(int draws, double euros) {
    private Sum plus(double more) {
      return new Sum(draws + 1, euros + more);
    }
  }

  public ShiftForesight(List<DrawOutcome> outcomes) {
    for (DrawOutcome one : outcomes) {
      DrawnDay draw = one.draw();
      halves
          .get(half(one))
          .merge(
              distance(draw, draw.candidates().get(draw.chosen())),
              new Sum(1, one.logged().euros()),
              (sum, first) -> sum.plus(first.euros()));
    }
  }

  /** The decision with what the other half of the debtors lets expect of each candidate. */
  public TestedDecision over(TestedDecision tested, DrawOutcome outcome) {
    Map<Integer, Sum> others = halves.get(1 - half(outcome));
    DrawnDay draw = outcome.draw();
    return tested.foreseeing(
        draw.candidates().stream().map(one -> expected(others, distance(draw, one))).toList());
  }

  private static double expected(Map<Integer, Sum> half, int distance) {
    int draws = half.values().stream().mapToInt(Sum::draws).sum();
    double euros = half.values().stream().mapToDouble(Sum::euros).sum();
    double mean = draws == 0 ? 0 : euros / draws;
    Sum like = half.getOrDefault(distance, new Sum(0, 0));
    return (SHRINK * mean + like.euros()) / (SHRINK + like.draws());
  }

  private static int distance(DrawnDay draw, DrawnDay.Candidate candidate) {
    return candidate
        .day()
        .map(day -> Math.floorDiv(ChronoUnit.DAYS.between(draw.formerDay(), day), DAYS))
        .map(steps -> (int) Math.max(-FARTHEST, Math.min(FARTHEST, steps)))
        .orElse(NO_NOTICE);
  }

  private static int half(DrawOutcome outcome) {
    return Math.floorMod(outcome.logged().debtor().hashCode(), 2);
  }
}
