package io.mahnwerk.scoring.features;

import io.mahnwerk.scoring.features.Behaviour.Count;
import java.util.List;

/**
 * What tells one debtor's kind.
 *
 * @param part by trait, how often it was seen
 * @param whole by trait, how often it could have been
 * @param segment what the ledger's industry stands for; -1 for nothing
 */
record SeenDebtor(double[] part, double[] whole, int segment) {
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

  static SeenDebtor of(DebtorFacts facts, NoticeFit fit) {
    double[] part = new double[TRAITS.size()];
    double[] whole = new double[TRAITS.size()];
    for (int t = 0; t < part.length; t++) {
      Trait trait = TRAITS.get(t);
      whole[t] = facts.own().count(trait.whole());
      part[t] = Math.min(whole[t], facts.own().count(trait.part()));
    }
    return new SeenDebtor(part, whole, fit.segment(facts.debtor()));
  }

  static int traits() {
    return TRAITS.size();
  }
}
