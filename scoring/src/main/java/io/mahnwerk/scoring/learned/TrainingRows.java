package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.booster.BoosterRows;
import java.util.Arrays;

/** Rows for one booster in one flat array of a size that is known beforehand. */
final class TrainingRows {
  private final int width;
  private final float[] values;
  private final float[] labels;
  private final float[] weights;
  private final float[] starts;
  private int size;
  private int positives;

  TrainingRows(int capacity, int width) {
    this.width = width;
    values = new float[Math.multiplyExact(capacity, width)];
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

  /** How many numbers each row has. */
  int width() {
    return width;
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
    return new BoosterRows(
        Arrays.copyOf(values, size * width),
        width,
        Arrays.copyOf(labels, size),
        Arrays.copyOf(weights, size),
        Arrays.copyOf(starts, size));
  }
}
