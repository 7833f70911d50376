package io.mahnwerk.scoring.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Debtors whose answer to each of five days is known: three kinds, each with a day of its own that
 * is worth 20 euros more, an effect of the debtor and noise. The former day is the third.
 */
final class KnownWorld {
  static final int DAYS = 5;
  static final int FORMER = 2;

  private static final int KINDS = 3;
  private static final double GAIN = 20;
  private static final double EXPLORED = 0.25;

  private final SplittableRandom random;

  KnownWorld(long seed) {
    this.random = new SplittableRandom(seed);
  }

  record Case(int kind, LoggedDecision logged) {}

  /** The best day of each kind. */
  static int best(int kind) {
    return 2 * kind;
  }

  static double mean(int kind, int day) {
    return -40 - 30 * kind + (day == best(kind) ? GAIN : 0);
  }

  /** What a policy is worth over all kinds alike. */
  static double truth(java.util.function.IntUnaryOperator policy) {
    return IntStream.range(0, KINDS)
        .mapToDouble(kind -> mean(kind, policy.applyAsInt(kind)))
        .average()
        .orElseThrow();
  }

  /** A quarter of the days drawn evenly, the others former. */
  List<Case> log(int debtors, int decisionsEach) {
    List<Case> log = new ArrayList<>();
    for (int debtor = 0; debtor < debtors; debtor++) {
      int kind = random.nextInt(KINDS);
      double own = 15 * gaussian();
      for (int n = 0; n < decisionsEach; n++) {
        int day = random.nextDouble() < EXPLORED ? random.nextInt(DAYS) : FORMER;
        double euros = mean(kind, day) + own + 25 * gaussian();
        log.add(new Case(kind, new LoggedDecision("debtor " + debtor, propensities(), day, euros)));
      }
    }
    return log;
  }

  static List<Double> propensities() {
    return IntStream.range(0, DAYS)
        .mapToObj(day -> EXPLORED / DAYS + (day == FORMER ? 1 - EXPLORED : 0))
        .toList();
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
