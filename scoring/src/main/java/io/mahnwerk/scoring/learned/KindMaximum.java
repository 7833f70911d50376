package io.mahnwerk.scoring.learned;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The likeliest hazards for what was counted, shrunk where little was counted. Rates are gamma
 * distributed beforehand around the mean of all debtors or of the kind; hypotheses are weighed by
 * their marginal likelihood.
 */
final class KindMaximum {
  private static final int MARGINS = 4;
  private static final double FACTOR_SHRINK = 4;
  private static final double RATE_SHRINK = 3;
  private static final double CELL_SHRINK = 1.5;
  private static final double COMPLAINT_SHRINK = 1.5;

  private final KindCounts counts;
  private final Kind before;
  private final Means means;

  /** What all debtors together do, to which every kind is shrunk. */
  record Means(
      double own, double answer, double[] later, double complaint, double laterComplaint) {}

  KindMaximum(KindCounts counts, Kind before, Means means) {
    this.counts = counts;
    this.before = before;
    this.means = means;
  }

  /** A kind's own hazard, taken apart. */
  private record Own(double rate, double[] month, double[] quarter, double[] age) {
    private double factor(int cell) {
      return month[KindCells.monthOf(cell)]
          * quarter[KindCells.quarterOf(cell)]
          * age[KindCells.ageOf(cell)];
    }
  }

  Kind kind(double[] priors) {
    Own own = own();
    Hypotheses answers =
        new Hypotheses(counts.answered, counts.exposed, CELL_SHRINK, means.answer());
    Hypotheses complaints =
        new Hypotheses(counts.complained, counts.noticed, COMPLAINT_SHRINK, means.complaint());
    return new Kind(
        own.rate(),
        own.month(),
        own.quarter(),
        own.age(),
        answers.rates(),
        answers.beliefs(priors),
        counts.answered,
        counts.exposed,
        later(),
        since(),
        answerMonth(),
        complaints.rates(),
        complaints.beliefs(priors),
        laterComplaint());
  }

  /** Factor by factor, each with the others as they stand. */
  private Own own() {
    Own own = new Own(before.rate(), before.month(), before.quarter(), before.age());
    for (int round = 0; round < MARGINS; round++) {
      double rate = rate(own);
      own = new Own(rate, own.month(), own.quarter(), own.age());
      double[] month = factors(KindCells::monthOf, own.month(), own);
      own = new Own(rate, month, own.quarter(), own.age());
      double[] quarter = factors(KindCells::quarterOf, own.quarter(), own);
      own = new Own(rate, month, quarter, own.age());
      own = new Own(rate, month, quarter, factors(KindCells::ageOf, own.age(), own));
    }
    return own;
  }

  private double rate(Own own) {
    double paid = RATE_SHRINK;
    double days = RATE_SHRINK / means.own();
    for (int c = 0; c < counts.ownDays.length; c++) {
      paid += counts.ownPaid[c];
      days += counts.ownDays[c] * own.factor(c);
    }
    return paid / days;
  }

  private double[] factors(IntUnaryOperator part, double[] standing, Own own) {
    double[] paid = new double[standing.length];
    double[] days = new double[standing.length];
    Arrays.fill(paid, FACTOR_SHRINK);
    Arrays.fill(days, FACTOR_SHRINK);
    for (int c = 0; c < counts.ownDays.length; c++) {
      int i = part.applyAsInt(c);
      paid[i] += counts.ownPaid[c];
      days[i] += counts.ownDays[c] * own.rate() * own.factor(c) / standing[i];
    }
    double[] factors = new double[standing.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = paid[i] / days[i];
    }
    return factors;
  }

  private double[] later() {
    double[] later = new double[KindCounts.LATER];
    for (int i = 0; i < later.length; i++) {
      later[i] =
          (RATE_SHRINK + counts.laterAnswered[i])
              / (RATE_SHRINK / means.later()[i] + counts.laterExposed[i]);
    }
    return later;
  }

  private double[] laterComplaint() {
    double[] later = new double[KindCounts.LATER];
    for (int i = 0; i < later.length; i++) {
      later[i] =
          (RATE_SHRINK + counts.laterComplained[i])
              / (RATE_SHRINK / means.laterComplaint() + counts.laterNoticed[i]);
    }
    return later;
  }

  /** Factors whose sum over the business days of a window is 1. */
  private double[] since() {
    double[] since = new double[KindCells.SINCE];
    double sum = 0;
    for (int i = 0; i < since.length; i++) {
      double usual = before.since()[i];
      since[i] =
          usual
              * (FACTOR_SHRINK + counts.sinceAnswered[i])
              / (FACTOR_SHRINK + counts.sinceExposed[i] * usual);
      sum += since[i] * SINCE_DAYS[i];
    }
    for (int i = 0; i < since.length; i++) {
      since[i] /= sum;
    }
    return since;
  }

  /** Business days in each cell of days since a notice. */
  static final double[] SINCE_DAYS = {1.4, 1.4, 1.4, 2.2, 2.2, 2.8};

  private double[] answerMonth() {
    double[] factors = new double[KindCells.MONTH];
    double mean = 0;
    double all = 0;
    for (int i = 0; i < factors.length; i++) {
      factors[i] =
          (FACTOR_SHRINK + counts.monthAnswered[i]) / (FACTOR_SHRINK + counts.monthExposed[i]);
      mean += factors[i] * counts.monthExposed[i];
      all += counts.monthExposed[i];
    }
    if (all > 0 && mean > 0) {
      for (int i = 0; i < factors.length; i++) {
        factors[i] *= all / mean;
      }
    }
    return factors;
  }
}
