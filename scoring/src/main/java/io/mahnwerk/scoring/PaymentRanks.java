package io.mahnwerk.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How early or late payments came by what had been foreseen of them. Each is ranked by the foreseen
 * probability to be paid by its day; for a model that is right, ranks are spread evenly from 0 to
 * 1. An item that is still open has a greater rank than the one it has reached; shares are the
 * product-limit estimate (Kaplan and Meier 1958).
 */
public final class PaymentRanks {
  /** Nine times of ten a standard normal is below it. */
  private static final double Z = 1.2816;

  private final List<Rank> starts = new ArrayList<>();
  private final List<Rank> ends = new ArrayList<>();

  private record Rank(double level, boolean came) {}

  /**
   * A payment.
   *
   * @param before the foreseen probability of payment before its day
   * @param by the same by the end of its day
   */
  public void paid(double before, double by) {
    starts.add(new Rank(before, true));
    ends.add(new Rank(by, true));
  }

  /**
   * An item of which no more is known than that it is still open.
   *
   * @param by the foreseen probability of payment by now
   */
  public void open(double by) {
    open(by, by);
  }

  /**
   * The same where the first and the last day are foreseen apart.
   *
   * @param slow what is foreseen by now where the last day is
   * @param fast what is foreseen by now where the first day is
   */
  public void open(double slow, double fast) {
    starts.add(new Rank(slow, false));
    ends.add(new Rank(fast, false));
  }

  public int size() {
    return ends.size();
  }

  /** The share that is paid before the day on which the foreseen probability reaches the level. */
  public double earlier(double level) {
    return 1 - beyond(ends, level);
  }

  /** The share that is paid after the day on which the foreseen probability reaches the level. */
  public double later(double level) {
    return beyond(starts, level);
  }

  /**
   * The levels beyond which no more payments lie than may be missed. The fewer debtors stand behind
   * them the fewer may lie there, so that nine times of ten no more than stated are missed among
   * all debtors of whom these are a sample.
   */
  public Doubt doubt(int debtors, List<Doubt.Band> bands) {
    double luck = Z * Math.sqrt(Doubt.MISSED * (1 - Doubt.MISSED) / debtors);
    double missed = Math.max(0, Doubt.MISSED - luck);
    return new Doubt(early(missed), late(missed), bands);
  }

  /** The greatest level up to {@link Doubt#MISSED} than which no more than the share is earlier. */
  double early(double share) {
    double level = Doubt.MISSED;
    double left = 1;
    for (Step step : steps(ends)) {
      left *= step.kept();
      if (1 - left > share) {
        return Math.min(level, Math.floor(10_000 * step.level()) / 10_000);
      }
    }
    return level;
  }

  /** The least level from 0.9 on than which no more than the share is later; 1 where none is. */
  double late(double share) {
    double left = 1;
    for (Step step : steps(starts)) {
      left *= step.kept();
      if (left <= share) {
        double level = (Math.floor(10_000 * step.level()) + 1) / 10_000;
        return Math.max(1 - Doubt.MISSED, Math.min(1, level));
      }
    }
    return 1;
  }

  private static double beyond(List<Rank> ranks, double level) {
    double left = 1;
    for (Step step : steps(ranks)) {
      if (step.level() >= level) {
        break;
      }
      left *= step.kept();
    }
    return left;
  }

  /** A level at which something came, and the share of those who had got there that is left. */
  private record Step(double level, double kept) {}

  private static List<Step> steps(List<Rank> ranks) {
    List<Rank> sorted = ranks.stream().sorted(Comparator.comparingDouble(Rank::level)).toList();
    List<Step> steps = new ArrayList<>();
    int n = sorted.size();
    for (int i = 0; i < n; ) {
      double level = sorted.get(i).level();
      int reached = n - i;
      int came = 0;
      for (; i < n && sorted.get(i).level() == level; i++) {
        came += sorted.get(i).came() ? 1 : 0;
      }
      if (came > 0) {
        steps.add(new Step(level, 1 - (double) came / reached));
      }
    }
    return steps;
  }
}
