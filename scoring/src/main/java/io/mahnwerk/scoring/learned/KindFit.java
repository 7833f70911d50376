package io.mahnwerk.scoring.learned;

import io.mahnwerk.scoring.features.NoticeFit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Fits the kinds of debtors to all that was seen of them, by expectation maximisation. */
final class KindFit {
  private static final int ROUNDS = 20;

  /** A ledger's industry is taken to be right at least that often. */
  private static final double LEAST_RIGHT = 0.5;

  private final List<Debtor> debtors;
  private final NoticeCells cells;
  private final int segments;

  /**
   * One debtor.
   *
   * @param segment what its industry stands for; -1 for nothing
   * @param words in its master data
   */
  record Debtor(int segment, Set<String> words, List<Course> courses) {}

  KindFit(List<Debtor> debtors, NoticeCells cells, NoticeFit fit, boolean named) {
    this.debtors = debtors;
    this.cells = cells;
    this.segments = named ? fit.segments() : 0;
  }

  /**
   * @param start how likely each debtor is of each kind, to begin with
   */
  KindModel fit(double[][] start) {
    int size = start.length == 0 ? 1 : start[0].length;
    KindMaximum.Means means = means();
    double[][] belongs = start;
    KindModel model = null;
    for (int round = 0; round < ROUNDS; round++) {
      KindModel before = model;
      double[][] now = belongs;
      List<Kind> kinds =
          IntStream.range(0, size)
              .mapToObj(
                  k -> kind(k, before == null ? plain(means) : before.kinds().get(k), now, means))
              .toList();
      model = new KindModel(shares(now, size), named(now, size), kinds, KindWords.NONE);
      KindModel current = model;
      belongs =
          debtors.stream()
              .map(d -> current.belief(d.segment(), d.courses()).kinds())
              .toArray(double[][]::new);
    }
    List<Set<String>> words = debtors.stream().map(Debtor::words).toList();
    return Objects.requireNonNull(model).with(KindWords.fit(words, belongs));
  }

  private Kind kind(int k, Kind before, double[][] belongs, KindMaximum.Means means) {
    KindCounts counts = new KindCounts(before, cells);
    for (int d = 0; d < belongs.length; d++) {
      for (Course course : debtors.get(d).courses()) {
        counts.add(course, belongs[d][k]);
      }
    }
    double[] priors = cells.priors(k < segments ? k : -1);
    return new KindMaximum(counts, before, means).kind(priors);
  }

  private double[] shares(double[][] belongs, int size) {
    double[] shares = new double[size];
    for (int k = 0; k < size; k++) {
      double sum = 1;
      for (double[] debtor : belongs) {
        sum += debtor[k];
      }
      shares[k] = sum / (belongs.length + size);
    }
    return shares;
  }

  /** One share of right names for all kinds, so that each kind stays the one it was named for. */
  private double[][] named(double[][] belongs, int size) {
    double[][] named = new double[size][segments];
    if (segments < 2) {
      return named;
    }
    double all = 2;
    double right = 1.5;
    for (int d = 0; d < belongs.length; d++) {
      int segment = debtors.get(d).segment();
      if (segment >= 0) {
        all++;
        right += belongs[d][segment];
      }
    }
    double share = Math.max(LEAST_RIGHT, right / all);
    for (int k = 0; k < size; k++) {
      Arrays.fill(named[k], (1 - share) / (segments - 1));
      named[k][k] = share;
    }
    return named;
  }

  private static Kind plain(KindMaximum.Means means) {
    double[] since = new double[KindCells.SINCE];
    Arrays.fill(since, 1.0 / Arrays.stream(KindMaximum.SINCE_DAYS).sum());
    return new Kind(
        means.own(),
        ones(KindCells.MONTH),
        ones(KindCells.QUARTER),
        ones(KindCells.AGE),
        new double[][] {{means.answer(), means.answer()}},
        new double[] {1},
        new double[1][2],
        new double[1][2],
        means.later(),
        since,
        ones(KindCells.MONTH),
        new double[][] {{means.complaint(), means.complaint()}},
        new double[] {1},
        new double[] {means.laterComplaint(), means.laterComplaint()});
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Rates of all debtors together; half of the payments after a notice are taken for answers. */
  private KindMaximum.Means means() {
    double days = 100;
    double paid = 1;
    double[] notices = {10, 10, 10};
    double[] answers = {1, 1, 1};
    double[] complaints = {0.3, 0.3};
    for (Debtor debtor : debtors) {
      for (Course course : debtor.courses()) {
        int last = course.own().length - 1;
        days += last + 1;
        paid += course.paid() ? 1 : 0;
        for (Course.Sent sent : course.notices()) {
          notices[Math.min(3, sent.level()) - 1]++;
          complaints[sent.level() > 1 ? 1 : 0] += sent.complained() ? 1 : 0;
        }
        if (course.paid() && course.notice()[last] >= 0) {
          int level = course.notices().get(course.notice()[last]).level();
          answers[Math.min(3, level) - 1] += 0.5;
        }
      }
    }
    double[] later = {answers[1] / notices[1], answers[2] / notices[2]};
    return new KindMaximum.Means(
        0.5 * paid / days,
        answers[0] / notices[0],
        later,
        complaints[0] / notices[0],
        complaints[1] / (notices[1] + notices[2]));
  }
}
