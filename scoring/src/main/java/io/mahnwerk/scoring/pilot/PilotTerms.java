package io.mahnwerk.scoring.pilot;

import java.math.BigDecimal;

/**
 * What the user asks of a pilot.
 *
 * @param debtors how many take part, both arms together; 40 to 1000
 * @param effect the rise of the share of first notices answered by payment within 14 days that is
 *     to be seen, 0.1 being ten points of a hundred
 * @param share of the steered debtors' months whose days are drawn
 * @param cap open amounts above it are never drawn
 * @param seed decides who takes part, in which arm, and every draw
 */
public record PilotTerms(
    int debtors, double effect, ExploringShare share, BigDecimal cap, long seed) {
  /** Fewer cannot be stratified, nor tell anything within a year. */
  public static final int LEAST_DEBTORS = 40;

  public static final int MOST_DEBTORS = 1_000;
  public static final double LEAST_EFFECT = 0.01;
  public static final double MOST_EFFECT = 0.9;

  public PilotTerms {
    if (debtors < LEAST_DEBTORS || debtors > MOST_DEBTORS) {
      throw new IllegalArgumentException(
          "A pilot takes %d to %d debtors, not %d".formatted(LEAST_DEBTORS, MOST_DEBTORS, debtors));
    }
    if (!(effect >= LEAST_EFFECT && effect <= MOST_EFFECT)) {
      throw new IllegalArgumentException("An effect lies between 0.01 and 0.9, not " + effect);
    }
    if (cap.signum() <= 0) {
      throw new IllegalArgumentException("The cap must be greater than 0 but is " + cap);
    }
  }
}
