package io.mahnwerk.scoring.features;

/** The logarithm of the gamma function. */
public final class LogGamma {
  private LogGamma() {}

  /** By Stirling's series, shifted upwards; error below 1e-9 for positive arguments. */
  public static double of(double x) {
    double shift = 0;
    double y = x;
    while (y < 8) {
      shift += Math.log(y);
      y++;
    }
    double series = 1 / (12 * y) - 1 / (360 * y * y * y) + 1 / (1260 * Math.pow(y, 5));
    return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }
}
