package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.PaymentModel;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How often payment really came by the days that a model named for it, on cases for which such a
 * day lies within the 30 that are watched.
 *
 * @param early by the day with one chance in ten
 * @param middle by the day with one chance in two
 */
public record SpanCheck(Share early, Share middle) {
  private static final double EARLY = 0.1;
  private static final double MIDDLE = 0.5;

  /**
   * @param cases for which the model named a day
   * @param paid share of them that were paid by it, 0 to 1; 0 without a case
   */
  public record Share(int cases, double paid) {}

  /** Tries the model on the trial's cases as if the former schedule went on. */
  public static SpanCheck of(Trial trial, PaymentModel model) {
    Count early = new Count();
    Count middle = new Count();
    for (TrialCase one : trial.cases()) {
      double[] unpaid =
          model
              .outlook(one.account(), one.asOf())
              .unpaid(one.item(), one.formerPath(), TrialCase.WATCHED_DAYS);
      early.add(one, by(unpaid, EARLY));
      middle.add(one, by(unpaid, MIDDLE));
    }
    return new SpanCheck(early.share(), middle.share());
  }

  private static OptionalInt by(double[] unpaid, double paid) {
    return IntStream.range(0, unpaid.length).filter(k -> 1 - unpaid[k] >= paid).findFirst();
  }

  private static final class Count {
    private int cases;
    private int paid;

    private void add(TrialCase one, OptionalInt by) {
      if (by.isPresent()) {
        cases++;
        paid += !one.unpaid() && one.days() <= by.getAsInt() ? 1 : 0;
      }
    }

    private Share share() {
      return new Share(cases, cases == 0 ? 0 : (double) paid / cases);
    }
  }
}
