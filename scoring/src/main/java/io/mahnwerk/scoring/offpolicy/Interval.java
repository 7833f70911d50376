package io.mahnwerk.scoring.offpolicy;

/**
 * An estimate and the interval that holds the truth with the confidence that was asked for.
 *
 * @param value the estimate
 * @param low lower end
 * @param high upper end
 */
public record Interval(double value, double low, double high) {
  public boolean contains(double truth) {
    return low <= truth && truth <= high;
  }
}
