package io.mahnwerk.mocks.world;

/**
 * A random number that depends on nothing but its seed and what it is for, so that runs that differ
 * in one thing share all other chances. Mixing is SplitMix64 (Steele, Lea, Flood 2014).
 */
record Draw(long state) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  static Draw of(long seed) {
    return new Draw(mix(seed + GOLDEN));
  }

  Draw with(long what) {
    return new Draw(mix(state ^ mix(what + GOLDEN)));
  }

  Draw with(String purpose) {
    return with(purpose.hashCode());
  }

  /** At least 0 and less than 1. */
  double uniform() {
    return (mix(state + GOLDEN) >>> 11) * 0x1.0p-53;
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** A whole number of the range, both ends included. */
  int between(int first, int last) {
    return first + (int) (uniform() * (last - first + 1));
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double radius = Math.sqrt(-2 * Math.log(1 - with(1).uniform()));
    return radius * Math.cos(2 * Math.PI * with(2).uniform());
  }

  /** Mean 1 and the given standard deviation of the logarithm. */
  double lognormalOfMeanOne(double sd) {
    return Math.exp(sd * normal() - sd * sd / 2);
  }

  /** By inversion; meant for small means. */
  int poisson(double mean) {
    double left = uniform();
    double mass = Math.exp(-mean);
    int count = 0;
    while (left >= mass && count < 100) {
      left -= mass;
      count++;
      mass *= mean / count;
    }
    return count;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
