package io.mahnwerk.scoring.learned;

/**
 * What all debtors together did if each is of one kind as far as it is believed: payments and the
 * exposure to them, by cell.
 */
final class KindCounts {
  private static final double LEAST_BELIEF = 0.01;

  final double[] ownPaid = new double[KindCells.count()];
  final double[] ownDays = new double[KindCells.count()];
  final double[][] answered;
  final double[][] exposed;
  final double[] laterAnswered = new double[LATER];
  final double[] laterExposed = new double[LATER];
  final double[] sinceAnswered = new double[KindCells.SINCE];
  final double[] sinceExposed = new double[KindCells.SINCE];
  final double[] monthAnswered = new double[KindCells.MONTH];
  final double[] monthExposed = new double[KindCells.MONTH];
  final double[][] complained;
  final double[][] noticed;
  final double[] laterComplained = new double[LATER];
  final double[] laterNoticed = new double[LATER];

  /** Notices after the first are told apart as the second and all later ones. */
  static final int LATER = 2;

  private final Kind kind;
  private final double[] owns;

  KindCounts(Kind kind, NoticeCells cells) {
    this.kind = kind;
    this.owns = kind.owns();
    this.answered = table(cells);
    this.exposed = table(cells);
    this.complained = table(cells);
    this.noticed = table(cells);
  }

  private static double[][] table(NoticeCells cells) {
    double[][] table = new double[cells.size()][];
    for (int h = 0; h < table.length; h++) {
      table[h] = new double[cells.cells(h)];
    }
    return table;
  }

  void add(Course course, double belief) {
    if (belief < LEAST_BELIEF) {
      return;
    }
    int notices = course.notices().size();
    double[] added = new double[notices];
    double[] exposure = new double[notices];
    for (int j = 0; j < notices; j++) {
      added[j] = kind.answer(course.notices().get(j).level(), course.notices().get(j).cells());
      complaint(course.notices().get(j), belief);
    }
    int days = course.own().length;
    for (int t = 0; t < days; t++) {
      int cell = course.own()[t];
      int notice = course.notice()[t];
      int since = course.since()[t];
      double share = notice < 0 ? 0 : kind.share(since, cell);
      double answer = notice < 0 ? 0 : added[notice] * share;
      ownDays[cell] += belief;
      int month = KindCells.monthOf(cell);
      if (notice >= 0) {
        exposure[notice] += share;
        sinceExposed[since] += belief * added[notice] * kind.answerMonth()[month];
        monthExposed[month] += belief * added[notice] * kind.since()[since];
      }
      if (course.paid() && t == days - 1) {
        double part = answer / Math.max(1e-12, owns[cell] + answer);
        ownPaid[cell] += belief * (1 - part);
        if (notice >= 0) {
          sinceAnswered[since] += belief * part;
          monthAnswered[month] += belief * part;
          add(course.notices().get(notice), belief * part, 0);
        }
      }
    }
    for (int j = 0; j < notices; j++) {
      add(course.notices().get(j), 0, belief * exposure[j]);
    }
  }

  private void add(Course.Sent sent, double paid, double exposure) {
    if (sent.level() > 1) {
      int later = Math.min(sent.level(), LATER + 1) - 2;
      laterAnswered[later] += paid;
      laterExposed[later] += exposure;
      return;
    }
    for (int h = 0; h < answered.length; h++) {
      answered[h][sent.cells()[h]] += paid;
      exposed[h][sent.cells()[h]] += exposure;
    }
  }

  private void complaint(Course.Sent sent, double belief) {
    if (sent.level() > 1) {
      int later = Math.min(sent.level(), LATER + 1) - 2;
      laterComplained[later] += sent.complained() ? belief : 0;
      laterNoticed[later] += belief;
      return;
    }
    for (int h = 0; h < noticed.length; h++) {
      complained[h][sent.cells()[h]] += sent.complained() ? belief : 0;
      noticed[h][sent.cells()[h]] += belief;
    }
  }
}
