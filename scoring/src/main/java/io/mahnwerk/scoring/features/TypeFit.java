package io.mahnwerk.scoring.features;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Fits the kinds of debtors by expectation maximisation. */
final class TypeFit {
  private static final int UNNAMED_KINDS = 6;
  private static final int DEBTORS_PER_KIND = 10;
  private static final int LEAST_NAMED = 30;
  private static final int ROUNDS = 60;
  private static final int STARTS = 8;

  /** Each kind's share of a trait is shrunk to that of all debtors as if seen so often. */
  private static final double PRIOR = 10;

  /** A ledger's industry is taken to be right at least that often. */
  private static final double LEAST_RIGHT = 0.5;

  private final List<SeenDebtor> seen;
  private final double[] means;

  TypeFit(List<SeenDebtor> seen) {
    this.seen = seen;
    this.means = means(seen);
  }

  DebtorTypes fit(NoticeFit fit, long seed) {
    int segments = Math.min(DebtorTypes.MOST, fit.segments());
    long named = seen.stream().filter(s -> s.segment() >= 0 && s.segment() < segments).count();
    if (segments > 1 && named >= LEAST_NAMED) {
      return settled(named(segments), segments);
    }
    Random random = new Random(seed);
    DebtorTypes best = settled(likeSome(random), 0);
    for (int start = 1; start < STARTS; start++) {
      DebtorTypes other = settled(likeSome(random), 0);
      best = logLikelihood(other) > logLikelihood(best) ? other : best;
    }
    return best;
  }

  private double logLikelihood(DebtorTypes types) {
    return seen.stream().mapToDouble(types::logLikelihood).sum();
  }

  private DebtorTypes settled(double[][] start, int segments) {
    DebtorTypes types = maximised(start, segments);
    for (int round = 0; round < ROUNDS; round++) {
      types = maximised(belonging(types), segments);
    }
    return types;
  }

  private double[][] belonging(DebtorTypes types) {
    return seen.stream().map(types::of).toArray(double[][]::new);
  }

  private double[][] named(int segments) {
    double[][] belongs = new double[seen.size()][segments];
    for (int d = 0; d < belongs.length; d++) {
      int segment = seen.get(d).segment();
      boolean named = segment >= 0 && segment < segments;
      Arrays.fill(belongs[d], (named ? 0.4 : 1.0) / segments);
      if (named) {
        belongs[d][segment] += 0.6;
      }
    }
    return belongs;
  }

  /** Some debtors drawn at random stand for the kinds; the others belong to the likest. */
  private double[][] likeSome(Random random) {
    int kinds = Math.max(1, Math.min(UNNAMED_KINDS, seen.size() / DEBTORS_PER_KIND));
    double[][] traits = new double[kinds][means.length];
    for (double[] kind : traits) {
      SeenDebtor like = seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
      for (int t = 0; t < kind.length; t++) {
        kind[t] = like == null ? means[t] : (like.part()[t] + 4 * means[t]) / (like.whole()[t] + 4);
      }
    }
    double[] even = new double[kinds];
    Arrays.fill(even, 1.0 / kinds);
    return belonging(new DebtorTypes(even, new double[kinds][0], traits));
  }

  private DebtorTypes maximised(double[][] belongs, int segments) {
    int kinds = belongs.length == 0 ? 1 : belongs[0].length;
    double[] shares = new double[kinds];
    double[][] named = new double[kinds][segments];
    double[][] traits = new double[kinds][];
    for (int k = 0; k < kinds; k++) {
      for (int d = 0; d < belongs.length; d++) {
        shares[k] += belongs[d][k];
        int segment = seen.get(d).segment();
        if (segment >= 0 && segment < segments) {
          named[k][segment] += belongs[d][k];
        }
      }
      shares[k] = (shares[k] + 1) / (seen.size() + kinds);
      traits[k] = traits(belongs, k);
    }
    return new DebtorTypes(shares, segments > 0 ? anchored(named) : named, traits);
  }

  private double[] traits(double[][] belongs, int kind) {
    double[] traits = new double[means.length];
    for (int t = 0; t < traits.length; t++) {
      double part = PRIOR * means[t];
      double whole = PRIOR;
      for (int d = 0; d < belongs.length; d++) {
        part += belongs[d][kind] * seen.get(d).part()[t];
        whole += belongs[d][kind] * seen.get(d).whole()[t];
      }
      traits[t] = part / whole;
    }
    return traits;
  }

  /** One share of right names for all kinds, so that each kind stays the one it was named for. */
  private static double[][] anchored(double[][] named) {
    int kinds = named.length;
    double all = 2;
    double right = 1.5;
    for (int k = 0; k < kinds; k++) {
      all += Arrays.stream(named[k]).sum();
      right += named[k][k];
    }
    double share = Math.max(LEAST_RIGHT, right / all);
    double[][] anchored = new double[kinds][kinds];
    for (int k = 0; k < kinds; k++) {
      Arrays.fill(anchored[k], (1 - share) / (kinds - 1));
      anchored[k][k] = share;
    }
    return anchored;
  }

  private static double[] means(List<SeenDebtor> seen) {
    double[] means = new double[SeenDebtor.traits()];
    for (int t = 0; t < means.length; t++) {
      double part = 1;
      double whole = 2;
      for (SeenDebtor debtor : seen) {
        part += debtor.part()[t];
        whole += debtor.whole()[t];
      }
      means[t] = part / whole;
    }
    return means;
  }
}
