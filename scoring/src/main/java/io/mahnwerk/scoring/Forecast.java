package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ExpectedPayment;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a model says of an item's payment, and how far that can be trusted.
 *
 * <p>The interval of the probability is the wider of two at 90 %: Wilson's, taken as if the
 * probability had been seen on the debtor's own paid items and five more, and the one that the
 * model's {@link Doubt} asks for.
 *
 * @param probability of payment within 30 days, 0 to 1
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param expected when payment is expected
 */
public record Forecast(double probability, double low, double high, ExpectedPayment expected) {
  /** Nothing is known. */
  static final Forecast UNKNOWN = new Forecast(0.5, 0, 1, ExpectedPayment.NONE);

  /** How many days ahead a forecast looks. */
  static final int DAYS = 180;

  private static final int PROBABLE_DAYS = 30;
  private static final double MIDDLE = 0.5;
  private static final double Z = 1.6449;
  private static final int PRIOR = 5;

  /**
   * @param unpaid see {@link AccountOutlook#unpaid}, for at least 30 days
   * @param asOf the outlook's day
   */
  static Forecast of(double[] unpaid, AccountOutlook outlook, LocalDate asOf) {
    Doubt doubt = outlook.doubt();
    double p = Math.max(0, Math.min(1, 1 - unpaid[PROBABLE_DAYS]));
    double n = outlook.evidence() + PRIOR;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    Doubt.Band band = doubt.band(p);
    return new Forecast(
        p,
        Math.max(0, Math.min(p - band.below(), centre - half)),
        Math.min(1, Math.max(p + band.above(), centre + half)),
        expected(unpaid, doubt, asOf));
  }

  /** What is looked at ends; a payment that is not expected so soon begins no earlier. */
  private static ExpectedPayment expected(double[] unpaid, Doubt doubt, LocalDate asOf) {
    Optional<LocalDate> from =
        doubt.isTold()
            ? by(unpaid, doubt.early(), asOf)
                .or(() -> Optional.of(asOf.plusDays(unpaid.length - 1)))
            : Optional.empty();
    return new ExpectedPayment(
        from,
        by(unpaid, MIDDLE, asOf),
        doubt.isTold() && doubt.late() < 1 ? by(unpaid, doubt.late(), asOf) : Optional.empty());
  }

  private static Optional<LocalDate> by(double[] unpaid, double paid, LocalDate asOf) {
    for (int k = 0; k < unpaid.length; k++) {
      if (1 - unpaid[k] >= paid) {
        return Optional.of(asOf.plusDays(k));
      }
    }
    return Optional.empty();
  }
}
