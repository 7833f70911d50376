package io.mahnwerk.scoring.learned;

/**
 * How likely what was seen of a debtor would be if it were of a kind, and what the kind's hazards
 * would have made of it. A payment is told from an answer by the hazards of its day.
 */
final class KindTally {
  private static final double LEAST = 1e-7;

  private final Kind kind;
  private final double[] owns;
  private double logLikelihood;
  private double ownPayments;
  private double ownExpected;
  private double answers;
  private double answersExpected;
  private double complaints;
  private double complaintsExpected;

  KindTally(Kind kind, double[] owns) {
    this.kind = kind;
    this.owns = owns;
  }

  void add(Course course) {
    double[] added = new double[course.notices().size()];
    for (int j = 0; j < added.length; j++) {
      Course.Sent sent = course.notices().get(j);
      added[j] = kind.answer(sent.level(), sent.cells());
      complaint(sent);
    }
    int days = course.own().length;
    for (int t = 0; t < days; t++) {
      int cell = course.own()[t];
      int notice = course.notice()[t];
      double own = owns[cell];
      double answer = notice < 0 ? 0 : added[notice] * kind.share(course.since()[t], cell);
      boolean overdue = KindCells.isOverdue(cell);
      ownExpected += overdue ? own : 0;
      answersExpected += answer;
      logLikelihood -= own + answer;
      if (course.paid() && t == days - 1) {
        double hazard = Math.max(LEAST, own + answer);
        logLikelihood += Math.log(hazard);
        ownPayments += overdue ? own / hazard : 0;
        answers += answer / hazard;
      }
    }
  }

  void add(KindTally other) {
    logLikelihood += other.logLikelihood;
    ownPayments += other.ownPayments;
    ownExpected += other.ownExpected;
    answers += other.answers;
    answersExpected += other.answersExpected;
    complaints += other.complaints;
    complaintsExpected += other.complaintsExpected;
  }

  private void complaint(Course.Sent sent) {
    double expected = Math.min(0.95, Math.max(1e-4, kind.complaint(sent.level(), sent.cells())));
    complaintsExpected += expected;
    complaints += sent.complained() ? 1 : 0;
    logLikelihood += Math.log(sent.complained() ? expected : 1 - expected);
  }

  double logLikelihood() {
    return logLikelihood;
  }

  double ownPayments() {
    return ownPayments;
  }

  double ownExpected() {
    return ownExpected;
  }

  double answers() {
    return answers;
  }

  double answersExpected() {
    return answersExpected;
  }

  double complaints() {
    return complaints;
  }

  double complaintsExpected() {
    return complaintsExpected;
  }
}
