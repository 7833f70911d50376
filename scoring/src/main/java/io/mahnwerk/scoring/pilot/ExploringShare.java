package io.mahnwerk.scoring.pilot;

import io.mahnwerk.core.model.PilotStage;

/**
 * How much of what a pilot decides is drawn at random. A bandit by epsilon decay (Sutton and Barto
 * 2018, 2.4 and 2.7): the more days were drawn, the rarer are further draws, down to a floor, so
 * that a change in the debtors' ways is never out of sight.
 *
 * @param first share of the debtor-months that are drawn before the bandit, above 0 up to 0.5
 */
public record ExploringShare(double first) {
  public static final ExploringShare DEFAULT = new ExploringShare(0.25);

  /** The least share of a bandit, and the even part of Thompson sampling. */
  public static final double FLOOR = 0.05;

  public static final double MOST = 0.5;

  private static final double HALVED_AFTER = 200;

  public ExploringShare {
    if (!(first > 0 && first <= MOST)) {
      throw new IllegalArgumentException(
          "The share of drawn days must be above 0 and at most 0.5 but is " + first);
    }
  }

  /**
   * The share in a stage.
   *
   * @param drawn how many days were drawn so far
   */
  public double in(PilotStage stage, int drawn) {
    return switch (stage) {
      case NARROW, WIDE -> first;
      case BANDIT ->
          Math.min(first, Math.max(FLOOR, first * HALVED_AFTER / (HALVED_AFTER + drawn)));
      case THOMPSON -> FLOOR;
      case STOPPED -> 0;
    };
  }
}
