package io.mahnwerk.scoring.booster;

/**
 * Rows for a booster, one after another; NaN is a missing value.
 *
 * @param width values of one row
 * @param labels one answer for each row; empty for rows that are asked
 * @param weights one for each row; empty where all count alike
 * @param starts the margin from which each row's answer is corrected; empty for the booster's own
 */
public record BoosterRows(
    float[] values, int width, float[] labels, float[] weights, float[] starts) {

  int size() {
    return values.length / width;
  }
}
