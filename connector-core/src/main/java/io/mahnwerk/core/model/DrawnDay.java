package io.mahnwerk.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The day of an item's first notice as a pilot drew it, with everything that could have been drawn.
 * It holds until the notice is out.
 *
 * @param decidedOn the day on which it was drawn
 * @param formerDay the first planned run on which the former procedure would send the notice
 * @param stage how far the pilot went then
 * @param candidates in order of their days, no notice last; their probabilities sum to 1
 * @param standing index of what would have been done without a draw
 * @param chosen index of what was drawn
 * @param explored whether the day was drawn evenly from the window rather than left as it stood
 */
public record DrawnDay(
    OpenItemRef item,
    LocalDate decidedOn,
    LocalDate formerDay,
    PilotStage stage,
    List<Candidate> candidates,
    int standing,
    int chosen,
    boolean explored) {
  public DrawnDay {
    candidates = List.copyOf(candidates);
    double sum = candidates.stream().mapToDouble(Candidate::propensity).sum();
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("The chances of a draw sum to " + sum + ": " + item);
    }
    if (!(candidates.get(chosen).propensity() > 0)) {
      throw new IllegalArgumentException("A day without a chance was drawn: " + item);
    }
    candidates.get(standing);
  }

  /**
   * A day that could be drawn.
   *
   * @param day empty for no notice until the case is looked at again
   * @param propensity the probability with which it is drawn, 0 to 1
   */
  public record Candidate(Optional<LocalDate> day, double propensity) {}

  /** The day that was drawn; empty for no notice. */
  public Optional<LocalDate> day() {
    return candidates.get(chosen).day();
  }

  /** The probability with which it was drawn. */
  public double propensity() {
    return candidates.get(chosen).propensity();
  }

  /** Index of the candidate on this day; -1 where it could not be drawn. */
  public int indexOf(LocalDate day) {
    for (int index = 0; index < candidates.size(); index++) {
      if (candidates.get(index).day().equals(Optional.of(day))) {
        return index;
      }
    }
    return -1;
  }
}
