package io.mahnwerk.scoring.features;

import io.mahnwerk.scoring.features.Behaviour.Count;

/**
 * A debtor's shares and means, shrunk towards its peers', those towards all debtors' and those
 * towards a constant: (sum + k * prior) / (n + k). A debtor without history shows its peers'
 * behaviour, a ledger without history the constant.
 */
record Shrunk(DebtorFacts facts) {
  private static final double OWN = 3;
  private static final double GROUP = 20;

  double share(Count part, Count whole, double constant) {
    double all = facts.all().share(part, whole, constant, GROUP);
    double peers = facts.peers().share(part, whole, all, GROUP);
    return facts.own().share(part, whole, peers, OWN);
  }

  double answered(double constant) {
    double all = answered(facts.all(), constant, GROUP);
    double peers = answered(facts.peers(), all, GROUP);
    return answered(facts.own(), peers, OWN);
  }

  /** Sample deviation of the delays; NaN under two payments. */
  float deviation() {
    Behaviour own = facts.own();
    double n = own.count(Count.PAID);
    if (n < 2) {
      return Float.NaN;
    }
    double mean = own.count(Count.DELAY) / n;
    return (float) Math.sqrt(Math.max(0, own.count(Count.DELAY_SQUARED) / n - mean * mean));
  }

  private static double answered(Behaviour b, double prior, double weight) {
    long noticed =
        b.count(Count.NOTICED_EARLY) + b.count(Count.NOTICED_MID) + b.count(Count.NOTICED_LATE);
    long answered =
        b.count(Count.ANSWERED_EARLY) + b.count(Count.ANSWERED_MID) + b.count(Count.ANSWERED_LATE);
    return (answered + weight * prior) / (noticed + weight);
  }
}
