package io.mahnwerk.scoring;

import java.util.List;

/**
 * How far what a model foresees must be widened, found by holding an earlier model of the same
 * making against what came after it. Immutable.
 *
 * <p>A payment is expected between the days on which its foreseen probability reaches two levels.
 * They are set so that of the later payments at most one in ten came before the first day and at
 * most one in ten after the second, with an allowance for the luck of the sample (split conformal
 * prediction; on the product-limit estimate of Kaplan and Meier, as some payments are still to
 * come).
 *
 * @param early the first level, 0 to 0.1
 * @param late the second level, 0.9 to 1; 1 where no day can be named by which nine in ten had come
 * @param bands by rising probability, where enough items came later; else none
 */
public record Doubt(double early, double late, List<Band> bands) {
  /** The model was never held against later payments: it names no days. */
  public static final Doubt UNTOLD = new Doubt(0, 1, List.of());

  /** Share of payments, at most, that come before the first day, and again after the second. */
  public static final double MISSED = 0.1;

  private static final Band NONE = new Band(1, 0, 0);

  public Doubt {
    bands = List.copyOf(bands);
  }

  /**
   * How far off probabilities of payment within 30 days may be: the 90 % interval of the share that
   * was paid of items of which such a probability was foreseen.
   *
   * @param upTo the greatest probability of the band
   * @param below by how much the probability may be too high
   * @param above by how much it may be too low
   */
  public record Band(double upTo, double below, double above) {}

  boolean isTold() {
    return early > 0 || late < 1;
  }

  Band band(double probability) {
    return bands.stream().filter(b -> probability <= b.upTo()).findFirst().orElse(NONE);
  }
}
