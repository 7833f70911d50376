package io.mahnwerk.scoring.pilot;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many notices a comparison of two arms of equal size needs.
 *
 * @param alpha probability of seeing a difference that is not there, two-sided
 * @param power probability of seeing the one that is there
 */
public record SamplePower(double alpha, double power) {
  /** 5 % and 80 %. */
  public static final SamplePower USUAL = new SamplePower(0.05, 0.8);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public SamplePower {
    if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1)) {
      throw new IllegalArgumentException("Alpha and power lie between 0 and 1");
    }
  }

  /**
   * Notices in each arm that tell two shares apart, without continuity correction (Fleiss, Levin
   * and Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, formula 4.14).
   */
  public int perArm(double share, double other) {
    requireShares(share, other);
    double mean = (share + other) / 2;
    double root =
        z() * Math.sqrt(2 * mean * (1 - mean))
            + zPower() * Math.sqrt(share * (1 - share) + other * (1 - other));
    return (int) Math.ceil(Math.pow(root / (share - other), 2) - 1e-9);
  }

  /**
   * Items in each arm that tell two means apart, by the normal approximation: 2 ((z + z) sd /
   * difference)² (Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 3.2.1).
   */
  public int perArmOfMeans(double difference, double deviation) {
    if (!(difference > 0 && deviation > 0)) {
      throw new IllegalArgumentException("A difference and a deviation are greater than 0");
    }
    double root = (z() + zPower()) * deviation / difference;
    return (int) Math.ceil(2 * root * root - 1e-9);
  }

  /** The least rise of a share that so many notices in each arm show; 1 - share at most. */
  public double leastRise(double share, double perArm) {
    double low = 0;
    double high = 1 - share;
    for (int n = 0; n < 60; n++) {
      double middle = (low + high) / 2;
      boolean enough = middle > 0 && perArm(share, Math.min(1, share + middle)) <= perArm;
      low = enough ? low : middle;
      high = enough ? middle : high;
    }
    return high;
  }

  /**
   * By how much notices count less because those of one debtor hang together: 1 + (notices of a
   * debtor - 1) * correlation (Kish, Survey Sampling, 1965, 5.4).
   */
  public static double designEffect(double noticesOfDebtor, double correlation) {
    return 1 + Math.max(0, noticesOfDebtor - 1) * Math.max(0, correlation);
  }

  private double z() {
    return NORMAL.inverseCumulativeProbability(1 - alpha / 2);
  }

  private double zPower() {
    return NORMAL.inverseCumulativeProbability(power);
  }

  private static void requireShares(double share, double other) {
    if (!(share >= 0 && share <= 1 && other >= 0 && other <= 1) || share == other) {
      throw new IllegalArgumentException(
          "Two different shares between 0 and 1 are compared, not %s and %s"
              .formatted(share, other));
    }
  }
}
