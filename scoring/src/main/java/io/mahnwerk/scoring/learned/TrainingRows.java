package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.booster.BoosterRows;
import io.mahnwerk.scoring.features.FeatureSchema;
import java.util.Arrays;

/** Rows for one booster in one flat array of a size that is known beforehand. */
final class TrainingRows {
  private final float[] values;
  private final float[] labels;
  private final float[] weights;
  private final float[] starts;
  private int size;
  private int positives;

  TrainingRows(int capacity) {
    values = new float[capacity * FeatureSchema.width()];
    labels = new float[capacity];
    weights = new float[capacity];
    starts = new float[capacity];
  }

  /**
   * @param start what is expected of the row beforehand, as a margin
   */
  void add(float[] row, boolean label, float weight, double start) {
    System.arraycopy(row, 0, values, size * row.length, row.length);
    labels[size] = label ? 1 : 0;
    weights[size] = weight;
    starts[size] = (float) start;
    positives += label ? 1 : 0;
    size++;
  }

  int size() {
    return size;
  }

  int positives() {
    return positives;
  }

  /** Whether both answers occur, without which nothing can be learned. */
  boolean hasBoth() {
    return positives > 0 && positives < size;
  }

  BoosterRows forBooster() {
    int width = FeatureSchema.width();
    return new BoosterRows(
        Arrays.copyOf(values, size * width),
        width,
        Arrays.copyOf(labels, size),
        Arrays.copyOf(weights, size),
        Arrays.copyOf(starts, size));
  }
}
