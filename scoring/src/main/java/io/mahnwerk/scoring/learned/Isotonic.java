package io.mahnwerk.scoring.learned;

/**
 * Least squares under the condition that nothing falls, by pooling adjacent violators (Ayer, Brunk,
 * Ewing, Reid and Silverman 1955).
 */
final class Isotonic {
  private Isotonic() {}

  /**
   * The never falling values nearest to these.
   *
   * @param weights positive, one for each value
   */
  static double[] fit(double[] values, double[] weights) {
    int n = values.length;
    double[] mean = new double[n];
    double[] weight = new double[n];
    int[] size = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      mean[blocks] = values[i];
      weight[blocks] = weights[i];
      size[blocks] = 1;
      while (blocks > 0 && mean[blocks - 1] >= mean[blocks]) {
        double both = weight[blocks - 1] + weight[blocks];
        mean[blocks - 1] =
            (weight[blocks - 1] * mean[blocks - 1] + weight[blocks] * mean[blocks]) / both;
        weight[blocks - 1] = both;
        size[blocks - 1] += size[blocks];
        blocks--;
      }
      blocks++;
    }
    double[] fitted = new double[n];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      for (int i = 0; i < size[b]; i++) {
        fitted[at++] = mean[b];
      }
    }
    return fitted;
  }
}
