package io.mahnwerk.scoring.learned;

import java.util.Arrays;

/**
 * How one kind of debtors pays, as hazards of payment by business day: what it pays by itself,
 * times the day's place in month and quarter and the item's age, plus what the last notice adds.
 *
 * @param rate its own hazard on an ordinary day
 * @param month factor by cell of the month, and so on
 * @param answer cumulative hazard that a first notice adds, by hypothesis and cell
 * @param belief how far each hypothesis is believed; adds up to 1
 * @param answered how many answers to first notices were counted, by hypothesis and cell
 * @param exposed how many first notices stand behind them, by the part of the days to answer on
 *     that was seen
 * @param later the same for the second and for all later notices
 * @param since factor by days since the notice; a whole window adds up to 1
 * @param answerMonth factor on answers by cell of the month
 * @param complaint probability of a complaint about a first notice, by hypothesis and cell
 * @param complaintBelief how far each hypothesis is believed of complaints
 * @param laterComplaint the same for the second and for all later notices
 */
record Kind(
    double rate,
    double[] month,
    double[] quarter,
    double[] age,
    double[][] answer,
    double[] belief,
    double[][] answered,
    double[][] exposed,
    double[] later,
    double[] since,
    double[] answerMonth,
    double[][] complaint,
    double[] complaintBelief,
    double[] laterComplaint) {

  /** A model that was saved without counts has seen no notice. */
  Kind {
    answered = answered == null ? likewise(answer) : answered;
    exposed = exposed == null ? likewise(answer) : exposed;
  }

  private static double[][] likewise(double[][] table) {
    return Arrays.stream(table).map(row -> new double[row.length]).toArray(double[][]::new);
  }

  double own(int cell) {
    return rate
        * month[KindCells.monthOf(cell)]
        * quarter[KindCells.quarterOf(cell)]
        * age[KindCells.ageOf(cell)];
  }

  /** All own hazards by cell. */
  double[] owns() {
    double[] owns = new double[KindCells.count()];
    for (int c = 0; c < owns.length; c++) {
      owns[c] = own(c);
    }
    return owns;
  }

  /** The cumulative hazard that the notice adds. */
  double answer(int level, int[] cells) {
    if (level > 1) {
      return later[Math.min(level, later.length + 1) - 2];
    }
    return expected(answer, belief, cells);
  }

  double complaint(int level, int[] cells) {
    if (level > 1) {
      return laterComplaint[Math.min(level, laterComplaint.length + 1) - 2];
    }
    return expected(complaint, complaintBelief, cells);
  }

  /** The part of the answer that falls on a day. */
  double share(int sinceCell, int ownCell) {
    return since[sinceCell] * answerMonth[KindCells.monthOf(ownCell)];
  }

  private static double expected(double[][] rates, double[] beliefs, int[] cells) {
    double expected = 0;
    for (int h = 0; h < beliefs.length; h++) {
      expected += beliefs[h] * rates[h][cells[h]];
    }
    return expected;
  }
}
