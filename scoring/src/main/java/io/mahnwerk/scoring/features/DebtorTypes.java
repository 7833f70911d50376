package io.mahnwerk.scoring.features;

import io.mahnwerk.scoring.features.Behaviour.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Kinds of debtors by what they do rather than by what the ledger calls them: a mixture of kinds,
 * each with its own share of payments at month end, answers, complaints and so on, fitted by
 * expectation maximisation. The ledger's segment is one more observation, which may be wrong.
 * Immutable.
 *
 * @param shares how many of the debtors are of each kind
 * @param segments by kind, how often the ledger gives it each segment
 * @param traits by kind, the shares of {@link #TRAITS}
 */
public record DebtorTypes(double[] shares, double[][] segments, double[][] traits) {
  /** Most kinds that a feature row has room for. */
  public static final int MOST = 8;

  private static final int WITHOUT_SEGMENTS = 6;
  private static final int LEAST_WITH_SEGMENT = 30;
  private static final int ROUNDS = 60;
  private static final int STARTS = 8;

  /** Observations of one debtor hang together; each counts as less than one. */
  private static final double WEIGHT = 0.5;

  private static final double PRIOR = 10;
  private static final double LEAST_RIGHT = 0.5;

  private record Trait(Count part, Count whole) {}

  private static final List<Trait> TRAITS =
      List.of(
          new Trait(Count.MONTH_END, Count.LATE),
          new Trait(Count.QUARTER_START, Count.LATE),
          new Trait(Count.LATE_UP_TO_14, Count.LATE),
          new Trait(Count.LATE_UP_TO_30, Count.LATE_OVER_14),
          new Trait(Count.LATE_UP_TO_60, Count.LATE_OVER_30),
          new Trait(Count.BEFORE_NOTICE, Count.PAID),
          new Trait(Count.ANSWERED_EARLY, Count.NOTICED_EARLY),
          new Trait(Count.ANSWERED_MID, Count.NOTICED_MID),
          new Trait(Count.ANSWERED_LATE, Count.NOTICED_LATE),
          new Trait(Count.COMPLAINTS, Count.NOTICES));

  /** What is seen of one debtor. */
  private record Seen(double[] part, double[] whole, int segment) {
    private static Seen of(DebtorFacts facts, NoticeFit fit) {
      double[] part = new double[TRAITS.size()];
      double[] whole = new double[TRAITS.size()];
      for (int t = 0; t < part.length; t++) {
        Trait trait = TRAITS.get(t);
        whole[t] = facts.own().count(trait.whole());
        part[t] = Math.min(whole[t], facts.own().count(trait.part()));
      }
      return new Seen(part, whole, fit.segment(facts.debtor()));
    }
  }

  /** Fits the kinds; the same debtors in the same order and the same seed give the same kinds. */
  public static DebtorTypes fit(List<DebtorFacts> debtors, NoticeFit fit, long seed) {
    List<Seen> seen = debtors.stream().map(d -> Seen.of(d, fit)).toList();
    int segments = Math.min(MOST, fit.segments());
    long named = seen.stream().filter(s -> s.segment() >= 0 && s.segment() < segments).count();
    if (segments > 1 && named >= LEAST_WITH_SEGMENT) {
      return settled(seen, bySegment(seen, segments), segments);
    }
    DebtorTypes best = null;
    double bestLikelihood = Double.NEGATIVE_INFINITY;
    Random random = new Random(seed);
    for (int start = 0; start < STARTS; start++) {
      DebtorTypes types = settled(seen, bySeeds(seen, random), 0);
      double likelihood = seen.stream().mapToDouble(s -> total(types.logs(s))).sum();
      if (best == null || likelihood > bestLikelihood) {
        best = types;
        bestLikelihood = likelihood;
      }
    }
    return java.util.Objects.requireNonNull(best);
  }

  /** Whether each kind stands for the segment of its number. */
  boolean isNamed() {
    return segments.length > 1 && segments[0].length > 0;
  }

  public int size() {
    return shares.length;
  }

  /** How likely the debtor is of each kind, by what is known of it. */
  public double[] of(DebtorFacts facts, NoticeFit fit) {
    return normalised(logs(Seen.of(facts, fit)));
  }

  private static DebtorTypes settled(List<Seen> seen, double[][] start, int segments) {
    DebtorTypes types = maximised(seen, start, segments);
    for (int round = 0; round < ROUNDS; round++) {
      DebtorTypes current = types;
      double[][] belongs =
          seen.stream().map(s -> normalised(current.logs(s))).toArray(double[][]::new);
      types = maximised(seen, belongs, segments);
    }
    return types;
  }

  private static double[][] bySegment(List<Seen> seen, int segments) {
    double[][] belongs = new double[seen.size()][segments];
    for (int d = 0; d < belongs.length; d++) {
      int segment = seen.get(d).segment();
      boolean named = segment >= 0 && segment < segments;
      Arrays.fill(belongs[d], named ? 0.4 / segments : 1.0 / segments);
      if (named) {
        belongs[d][segment] += 0.6;
      }
    }
    return belongs;
  }

  /** Some debtors drawn at random stand for the kinds; the others belong to the likest. */
  private static double[][] bySeeds(List<Seen> seen, Random random) {
    double[][] one = new double[seen.size()][1];
    for (double[] row : one) {
      row[0] = 1;
    }
    double[] mean = maximised(seen, one, 1).traits()[0];
    int kinds = Math.max(1, Math.min(WITHOUT_SEGMENTS, seen.size() / 10));
    double[][] traits = new double[kinds][];
    for (int k = 0; k < kinds; k++) {
      Seen like = seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
      traits[k] = mean.clone();
      for (int t = 0; like != null && t < mean.length; t++) {
        traits[k][t] = (like.part()[t] + 4 * mean[t]) / (like.whole()[t] + 4);
      }
    }
    double[] even = new double[kinds];
    Arrays.fill(even, 1.0 / kinds);
    double[][] noSegments = new double[kinds][0];
    DebtorTypes start = new DebtorTypes(even, noSegments, traits);
    return seen.stream().map(s -> normalised(start.logs(s))).toArray(double[][]::new);
  }

  private static DebtorTypes maximised(List<Seen> seen, double[][] belongs, int segments) {
    int kinds = belongs.length == 0 ? 1 : belongs[0].length;
    double[] shares = new double[kinds];
    double[][] named = new double[kinds][segments];
    double[][] part = new double[kinds][TRAITS.size()];
    double[][] whole = new double[kinds][TRAITS.size()];
    double[] allPart = new double[TRAITS.size()];
    double[] allWhole = new double[TRAITS.size()];
    for (int d = 0; d < seen.size(); d++) {
      Seen s = seen.get(d);
      for (int t = 0; t < allPart.length; t++) {
        allPart[t] += s.part()[t];
        allWhole[t] += s.whole()[t];
      }
      for (int k = 0; k < kinds; k++) {
        shares[k] += belongs[d][k];
        if (s.segment() >= 0 && s.segment() < segments) {
          named[k][s.segment()] += belongs[d][k];
        }
        for (int t = 0; t < allPart.length; t++) {
          part[k][t] += belongs[d][k] * s.part()[t];
          whole[k][t] += belongs[d][k] * s.whole()[t];
        }
      }
    }
    named = segments > 0 ? anchored(named) : named;
    for (int k = 0; k < kinds; k++) {
      shares[k] = (shares[k] + 1) / (seen.size() + kinds);
      for (int t = 0; t < allPart.length; t++) {
        double mean = (allPart[t] + 1) / (allWhole[t] + 2);
        part[k][t] = (part[k][t] + PRIOR * mean) / (whole[k][t] + PRIOR);
      }
    }
    return new DebtorTypes(shares, named, part);
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
      Arrays.fill(anchored[k], kinds == 1 ? 1 : (1 - share) / (kinds - 1));
      anchored[k][k] = kinds == 1 ? 1 : share;
    }
    return anchored;
  }

  private double[] logs(Seen seen) {
    double[] logs = new double[shares.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = Math.log(shares[k]);
      if (seen.segment() >= 0 && seen.segment() < segments[k].length) {
        logs[k] += Math.log(segments[k][seen.segment()]);
      }
      for (int t = 0; t < seen.part().length; t++) {
        double part = seen.part()[t];
        double rest = seen.whole()[t] - part;
        logs[k] += WEIGHT * (part * Math.log(traits[k][t]) + rest * Math.log1p(-traits[k][t]));
      }
    }
    return logs;
  }

  private static double total(double[] logs) {
    double top = Arrays.stream(logs).max().orElse(0);
    return top + Math.log(Arrays.stream(logs).map(l -> Math.exp(l - top)).sum());
  }

  private static double[] normalised(double[] logs) {
    double total = total(logs);
    return Arrays.stream(logs).map(l -> Math.exp(l - total)).toArray();
  }
}
