package io.mahnwerk.scoring.learned;

import java.util.Arrays;

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

  Kind kind(double[] priors) {
    double[] month = before.month().clone();
    double[] quarter = before.quarter().clone();
    double[] age = before.age().clone();
    double rate = before.rate();
    for (int round = 0; round < MARGINS; round++) {
      rate = rate(month, quarter, age);
      month = margin(KindCells.MONTH, KindCells::monthOf, rate, month, quarter, age);
      quarter = margin(KindCells.QUARTER, KindCells::quarterOf, rate, month, quarter, age);
      age = margin(KindCells.AGE, KindCells::ageOf, rate, month, quarter, age);
    }
    Hypotheses answers =
        new Hypotheses(counts.answered, counts.exposed, CELL_SHRINK, means.answer());
    Hypotheses complaints =
        new Hypotheses(counts.complained, counts.noticed, COMPLAINT_SHRINK, means.complaint());
    return new Kind(
        rate,
        month,
        quarter,
        age,
        answers.rates(),
        answers.beliefs(priors),
        later(),
        since(),
        answerMonth(),
        complaints.rates(),
        complaints.beliefs(priors),
        laterComplaint());
  }

  private double rate(double[] month, double[] quarter, double[] age) {
    double paid = RATE_SHRINK;
    double days = RATE_SHRINK / means.own();
    for (int c = 0; c < counts.ownDays.length; c++) {
      paid += counts.ownPaid[c];
      days += counts.ownDays[c] * factor(c, month, quarter, age);
    }
    return paid / days;
  }

  private static double factor(int c, double[] month, double[] quarter, double[] age) {
    return month[KindCells.monthOf(c)] * quarter[KindCells.quarterOf(c)] * age[KindCells.ageOf(c)];
  }

  private double[] margin(
      int size,
      java.util.function.IntUnaryOperator index,
      double rate,
      double[] month,
      double[] quarter,
      double[] age) {
    double[] own = size == KindCells.MONTH ? month : size == KindCells.QUARTER ? quarter : age;
    double[] paid = new double[size];
    double[] days = new double[size];
    Arrays.fill(paid, FACTOR_SHRINK);
    Arrays.fill(days, FACTOR_SHRINK);
    for (int c = 0; c < counts.ownDays.length; c++) {
      int i = index.applyAsInt(c);
      paid[i] += counts.ownPaid[c];
      days[i] += counts.ownDays[c] * rate * factor(c, month, quarter, age) / own[i];
    }
    double[] margin = new double[size];
    for (int i = 0; i < size; i++) {
      margin[i] = paid[i] / days[i];
    }
    return margin;
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
