package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.scoring.features.DayCalendar;
import io.mahnwerk.scoring.features.DebtorFacts;
import io.mahnwerk.scoring.features.NoticeFit;
import io.mahnwerk.scoring.features.SegmentBelief;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What learned kinds say of single debtors, by what was known of them on a day. Safe for use by
 * several threads.
 */
final class KindBeliefs {
  private static final int ENTRY_DAYS = 7;
  private static final double LEAST_SURE = 0.5;
  private static final double SURE = 0.8;

  /** By that factor its odds must have risen. */
  private static final double CLEARLY = 3;

  private final KindModel model;
  private final NoticeFit fit;
  private final DayCalendar days;
  private final NoticeCells cells;
  private final double[][] owns;
  private final PlausibleAnswers plausible;
  private final Map<OpenItemRef, Ended> ended = new ConcurrentHashMap<>();

  /** What an item that has ended tells for ever. */
  private record Ended(ItemHistory item, KindTally[] tallies) {}

  KindBeliefs(KindModel model, NoticeFit fit, DayCalendar days) {
    this.model = model;
    this.fit = fit;
    this.days = days;
    this.cells = new NoticeCells(fit, days);
    this.owns = model.owns();
    this.plausible = new PlausibleAnswers(model.kinds());
  }

  KindBelief of(DebtorFacts facts, LocalDate asOf) {
    KindTally[] sum = model.tally(owns, List.of());
    for (ItemHistory item : facts.items()) {
      KindTally[] tallies = tallies(item, asOf);
      for (int k = 0; k < sum.length; k++) {
        sum[k].add(tallies[k]);
      }
    }
    int segment = fit.segment(facts.debtor());
    return model.belief(segment, MasterWords.of(facts.debtor(), segment >= 0), sum);
  }

  private KindTally[] tallies(ItemHistory item, LocalDate asOf) {
    if (item.cleared().isEmpty()) {
      return tally(item, asOf);
    }
    Ended known = ended.get(item.ref());
    if (known == null || !known.item().equals(item)) {
      known = new Ended(item, tally(item, asOf));
      ended.put(item.ref(), known);
    }
    return known.tallies();
  }

  private KindTally[] tally(ItemHistory item, LocalDate asOf) {
    Observation seen = Observation.of(item, asOf, days, ENTRY_DAYS);
    List<Course> courses =
        seen.last().isBefore(seen.first()) ? List.of() : List.of(Course.of(seen, days, cells));
    return model.tally(owns, courses);
  }

  KindHazard hazard(KindBelief belief, LocalDate due, LocalDate asOf) {
    return new KindHazard(
        model,
        belief,
        new NoticeAnswers(model, belief, cells, plausible, due),
        new KindHazard.Moment(due, asOf, days));
  }

  /** Seen from the day before the item enters the observation. */
  KindHazard hazard(KindBelief belief, Observation seen) {
    return hazard(belief, seen.item().netDueDate(), seen.first().minusDays(1));
  }

  /**
   * The window for a debtor: that of its likeliest kind's segment where the belief in it is sure,
   * else that of the segment its ledger names; but another segment's where the notices to such
   * debtors speak for that one. Empty where kinds do not stand for segments or nothing is known.
   */
  Optional<SegmentBelief> window(KindBelief belief, Debtor debtor) {
    int segments = model.named()[0].length;
    if (segments < 2) {
      return Optional.empty();
    }
    int named = fit.segment(debtor);
    int likeliest = largest(belief.kinds(), belief.kinds().length);
    boolean sure = belief.kinds()[likeliest] >= (named < 0 ? LEAST_SURE : SURE);
    int kind = sure ? likeliest : named;
    if (kind < 0) {
      return Optional.empty();
    }
    double[] beliefs = model.kinds().get(kind).belief();
    int best = largest(beliefs, segments);
    if (best != kind && beliefs[best] >= LEAST_SURE) {
      return Optional.of(new SegmentBelief(best, 1));
    }
    return Optional.of(new SegmentBelief(kind, Math.min(1, beliefs[kind] / cells.prior())));
  }

  /**
   * Whether what is known of the debtor tells its kind: it is likelier of one than of all others
   * together, and clearly likelier than debtors are in general.
   */
  boolean isTold(KindBelief belief) {
    int likeliest = largest(belief.kinds(), belief.kinds().length);
    double told = belief.kinds()[likeliest];
    double usual = model.shares()[likeliest];
    return told >= LEAST_SURE && told * (1 - usual) >= CLEARLY * usual * (1 - told);
  }

  private static int largest(double[] values, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
