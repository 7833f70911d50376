package io.mahnwerk.scoring.learned;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.PaymentRanks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds how far a model must be widened, from overdue items that were followed after it was
 * trained. Items of one half of the debtors are foreseen with the calibration that the other half
 * asks for, so that none is judged by a correction that it helped to make.
 */
final class DoubtFit {
  /** Under so many debtors nothing is told. */
  private static final int LEAST_DEBTORS = 30;

  private static final int LEAST_IN_BAND = 40;
  private static final int MOST_BANDS = 10;
  private static final int PROBABLE_DAYS = 30;
  private static final double Z = 1.6449;

  private final List<Judged> judged = new ArrayList<>();

  /** An item beside what was foreseen of it from the day on which it was overdue. */
  private record Judged(Followed item, double[] unpaid) {
    private double probability() {
      return 1 - unpaid[PROBABLE_DAYS];
    }

    /** In days after the one on which it was overdue. */
    private int end() {
      return item.fate().end() - item.fate().overdue();
    }

    private boolean isPaidWithin30() {
      return item.fate().paid() && end() <= PROBABLE_DAYS;
    }

    /** A payment that would not be known yet is not held to be missing. */
    private boolean isTold() {
      return item.fate().settled() && (isPaidWithin30() || end() >= PROBABLE_DAYS);
    }
  }

  private DoubtFit(List<Followed> items, UnaryOperator<Calibration> kept) {
    for (Half half : Half.values()) {
      Calibration.Seen others = new Calibration.Seen();
      items.stream().filter(i -> !half.has(i.debtor())).forEach(i -> i.addTo(others));
      Calibration calibration = kept.apply(others.fit());
      items.stream()
          .filter(i -> half.has(i.debtor()) && i.isOverdue())
          .forEach(i -> judged.add(new Judged(i, i.unpaid(calibration))));
    }
  }

  /**
   * @param kept what of a calibration the model keeps
   */
  static Doubts fit(List<Followed> items, UnaryOperator<Calibration> kept) {
    DoubtFit fit = new DoubtFit(items, kept);
    Doubt all = fit.doubt(i -> true, Doubt.UNTOLD);
    return new Doubts(
        fit.doubt(i -> i.evidence() >= DayPrices.KNOWN, all),
        fit.doubt(i -> i.evidence() < DayPrices.KNOWN, all));
  }

  private Doubt doubt(Predicate<Followed> part, Doubt otherwise) {
    List<Judged> cases = judged.stream().filter(j -> part.test(j.item())).toList();
    int debtors = debtors(cases);
    if (debtors < LEAST_DEBTORS) {
      return otherwise;
    }
    PaymentRanks ranks = new PaymentRanks();
    for (Judged one : cases) {
      if (one.item().fate().paid()) {
        ranks.paid(1 - one.unpaid()[one.end() - 1], 1 - one.unpaid()[one.end()]);
      } else {
        ranks.open(1 - one.unpaid()[one.end()]);
      }
    }
    return ranks.doubt(debtors, bands(cases));
  }

  /** Items of one debtor hang together and count as one. */
  private static int debtors(List<Judged> cases) {
    Set<DebtorRef> debtors = new HashSet<>();
    cases.forEach(c -> debtors.add(c.item().debtor()));
    return debtors.size();
  }

  private static List<Doubt.Band> bands(List<Judged> cases) {
    List<Judged> told =
        cases.stream()
            .filter(Judged::isTold)
            .sorted(Comparator.comparingDouble(Judged::probability))
            .toList();
    int count = Math.min(MOST_BANDS, told.size() / LEAST_IN_BAND);
    List<Doubt.Band> bands = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      List<Judged> some = told.subList(b * told.size() / count, (b + 1) * told.size() / count);
      double upTo = b + 1 == count ? 1 : some.get(some.size() - 1).probability();
      bands.add(band(some, upTo));
    }
    return bands;
  }

  /** By Wilson's interval at 90 %. */
  private static Doubt.Band band(List<Judged> some, double upTo) {
    double foreseen = some.stream().mapToDouble(Judged::probability).average().orElse(0);
    double came = some.stream().filter(Judged::isPaidWithin30).count() / (double) some.size();
    double n = debtors(some);
    double centre = (came + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(came * (1 - came) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Doubt.Band(
        upTo, Math.max(0, foreseen - (centre - half)), Math.max(0, centre + half - foreseen));
  }
}
