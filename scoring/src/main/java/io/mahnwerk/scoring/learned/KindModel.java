package io.mahnwerk.scoring.learned;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Kinds of debtors by how they pay and answer. Immutable.
 *
 * @param shares how many of the debtors are of each kind; they add up to 1
 * @param named by kind, how often the ledger names each segment; without columns where kinds do not
 *     stand for segments
 * @param words what other words in the master data say of a debtor's kind
 */
record KindModel(double[] shares, double[][] named, List<Kind> kinds, KindWords words) {
  /** A debtor's items hang together more than the kinds can tell; each counts for less than one. */
  private static final double WEIGHT = 0.7;

  /** A debtor's own factors are shrunk to its kind's as if so many payments had been seen. */
  private static final double OWN_SHRINK = 4;

  private static final double COMPLAINT_SHRINK = 2;

  int size() {
    return shares.length;
  }

  KindModel with(KindWords other) {
    return new KindModel(shares, named, kinds, other);
  }

  /** Belief about a debtor of the segment, -1 for none, of whom these courses were seen. */
  KindBelief belief(int segment, List<Course> courses) {
    return belief(segment, Set.of(), tally(owns(), courses));
  }

  /** Own hazards by kind and cell. */
  double[][] owns() {
    return kinds.stream().map(Kind::owns).toArray(double[][]::new);
  }

  /** What each kind makes of the courses. */
  KindTally[] tally(double[][] owns, List<Course> courses) {
    KindTally[] tallies = new KindTally[size()];
    for (int k = 0; k < tallies.length; k++) {
      tallies[k] = new KindTally(kinds.get(k), owns[k]);
      courses.forEach(tallies[k]::add);
    }
    return tallies;
  }

  KindBelief belief(int segment, Set<String> carried, KindTally[] tallies) {
    double[] told = words.probabilities(shares, carried);
    double[] logs = new double[size()];
    double[] own = new double[size()];
    double[] answers = new double[size()];
    double[] complaints = new double[size()];
    for (int k = 0; k < logs.length; k++) {
      KindTally tally = tallies[k];
      logs[k] = Math.log(told[k]) + name(k, segment) + WEIGHT * tally.logLikelihood();
      own[k] = (OWN_SHRINK + tally.ownPayments()) / (OWN_SHRINK + tally.ownExpected());
      answers[k] = (OWN_SHRINK + tally.answers()) / (OWN_SHRINK + tally.answersExpected());
      complaints[k] =
          (COMPLAINT_SHRINK + tally.complaints()) / (COMPLAINT_SHRINK + tally.complaintsExpected());
    }
    return new KindBelief(probabilities(logs), own, answers, complaints);
  }

  private double name(int kind, int segment) {
    boolean known = segment >= 0 && segment < named[kind].length;
    return known ? Math.log(named[kind][segment]) : 0;
  }

  static double[] probabilities(double[] logs) {
    double top = Arrays.stream(logs).max().orElse(0);
    double sum = Arrays.stream(logs).map(l -> Math.exp(l - top)).sum();
    return Arrays.stream(logs).map(l -> Math.exp(l - top) / sum).toArray();
  }
}
