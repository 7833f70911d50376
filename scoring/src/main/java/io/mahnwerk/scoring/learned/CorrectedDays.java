package io.mahnwerk.scoring.learned;

/**
 * What trees and calibration make of the days along one path of notices.
 *
 * @param added by the trees to the log odds of each day that they look at
 * @param states of all days
 */
record CorrectedDays(Calibration calibration, double[] added, NoticeState[] states) {
  /**
   * The probabilities to be unpaid at the end of each day.
   *
   * @param expected the same as the kinds of debtors let expect
   */
  double[] unpaid(double[] expected) {
    double[] unpaid = new double[expected.length];
    unpaid[0] = 1;
    for (int k = 1; k < unpaid.length; k++) {
      double hazard = 1 - expected[k] / expected[k - 1];
      if (k < added.length && hazard > 0) {
        hazard = 1 / (1 + Math.exp(-KindHazard.margin(hazard) - added[k]));
      }
      if (hazard > 0) {
        hazard = calibration.hazard(states[k], hazard);
      }
      unpaid[k] = unpaid[k - 1] * (1 - hazard);
    }
    return unpaid;
  }
}
