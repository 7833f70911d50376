package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a model says of an item's payment, and how far that can be trusted.
 *
 * <p>The interval of the probability is the wider of two at 90 %: Wilson's, taken as if the
 * probability had been seen on the debtor's own paid items and five more, and the one that the
 * model's {@link Doubt} asks for. It and the named days reach as far as what is plausible of
 * notices on such days ({@link UnpaidRange}). Where that is much, no middle of the days is named.
 *
 * @param probability of payment within 30 days, 0 to 1
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param expected when payment is expected
 * @param tried whether enough was seen of notices on such days to tell what they bring
 */
public record Forecast(
    double probability, double low, double high, ExpectedPayment expected, boolean tried) {
  /** Nothing is known. */
  static final Forecast UNKNOWN = new Forecast(0.5, 0, 1, ExpectedPayment.NONE, true);

  /** How many days ahead a forecast looks. */
  static final int DAYS = 180;

  private static final int PROBABLE_DAYS = 30;
  private static final double MIDDLE = 0.5;

  /** Where the probability of payment by a day may lie within so much, no middle is named. */
  private static final double MOST_OPEN = 0.5;

  private static final double Z = 1.6449;
  private static final int PRIOR = 5;

  /**
   * @param path the notices that go out
   * @param asOf the outlook's day
   */
  static Forecast of(
      AccountOutlook outlook, OpenItem item, List<PlannedNotice> path, LocalDate asOf) {
    UnpaidRange unpaid = outlook.plausible(item, path, DAYS);
    Doubt doubt = outlook.doubt();
    double p = paid(unpaid.expected());
    double n = outlook.evidence() + PRIOR;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    Doubt.Band band = doubt.band(p);
    double low = Math.max(0, Math.min(p - band.below(), centre - half));
    double high = Math.min(1, Math.max(p + band.above(), centre + half));
    return new Forecast(
        p,
        Math.min(low, paid(unpaid.slow())),
        Math.max(high, paid(unpaid.fast())),
        expected(unpaid, doubt, asOf),
        isTried(unpaid));
  }

  private static boolean isTried(UnpaidRange unpaid) {
    return unpaid.width() < MOST_OPEN;
  }

  private static double paid(double[] unpaid) {
    return Math.max(0, Math.min(1, 1 - unpaid[PROBABLE_DAYS]));
  }

  /** What is looked at ends; a payment that is not expected so soon begins no earlier. */
  private static ExpectedPayment expected(UnpaidRange unpaid, Doubt doubt, LocalDate asOf) {
    Optional<LocalDate> from =
        doubt.isTold()
            ? by(unpaid.fast(), doubt.early(), asOf)
                .or(() -> Optional.of(asOf.plusDays(unpaid.fast().length - 1)))
            : Optional.empty();
    return new ExpectedPayment(
        from,
        isTried(unpaid) ? by(unpaid.expected(), MIDDLE, asOf) : Optional.empty(),
        doubt.isTold() && doubt.late() < 1
            ? by(unpaid.slow(), doubt.late(), asOf)
            : Optional.empty());
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
