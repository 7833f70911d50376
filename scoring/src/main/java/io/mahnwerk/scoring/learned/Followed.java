package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DebtorRef;

/**
 * An item that was followed from a day on, and what a model foresaw of each day after it before any
 * calibration.
 *
 * @param evidence how many paid items of the debtor the model knew
 * @param states by days after the first one; index 0 stands for nothing
 * @param hazards of payment on the day, NaN where nobody pays; as many as states
 */
record Followed(DebtorRef debtor, int evidence, NoticeState[] states, double[] hazards, Fate fate) {
  /**
   * What came of it, in days after the first one.
   *
   * @param overdue from when on it was overdue; forecasts of such items are what people see
   * @param end the last day that is known
   * @param paid whether it was paid on that day
   * @param settled whether it would be known had it been paid within 30 days of being overdue
   */
  record Fate(int overdue, int end, boolean paid, boolean settled) {}

  void addTo(Calibration.Seen seen) {
    for (int k = 1; k <= fate.end(); k++) {
      if (!Double.isNaN(hazards[k])) {
        seen.hazard(states[k], hazards[k], fate.paid() && k == fate.end());
      }
    }
  }

  /** Whether it was still open when it became overdue. */
  boolean isOverdue() {
    return fate.end() > fate.overdue() || fate.end() == fate.overdue() && !fate.paid();
  }

  /**
   * The probabilities to be unpaid at the end of each day, from the day on which it was overdue.
   */
  double[] unpaid(Calibration calibration) {
    double[] unpaid = new double[hazards.length - fate.overdue()];
    unpaid[0] = 1;
    for (int k = 1; k < unpaid.length; k++) {
      double hazard = hazards[fate.overdue() + k];
      double came = hazard > 0 ? calibration.hazard(states[fate.overdue() + k], hazard) : 0;
      unpaid[k] = unpaid[k - 1] * (1 - came);
    }
    return unpaid;
  }
}
