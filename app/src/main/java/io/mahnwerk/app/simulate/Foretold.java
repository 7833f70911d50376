package io.mahnwerk.app.simulate;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What a policy's model expected of each item when it first advised it, and what came of it. */
final class Foretold {
  static final int BINS = 10;
  private static final int DAYS = 30;

  private final Map<OpenItemRef, Expectation> expected = new HashMap<>();

  /**
   * @param before what was expected before the calibration
   */
  private record Expectation(LocalDate asOf, double probability, OptionalDouble before) {}

  /**
   * Expected and observed shares of items that are paid within 30 days of being advised first.
   *
   * @param items how many of them the bin holds
   */
  record Bin(int items, double expected, double observed) {}

  /** Bins of the same items before and after the calibration. */
  record Bins(List<Bin> before, List<Bin> after) {
    Bins {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * @param before what was expected of a recommendation before the calibration
   */
  void note(
      List<Recommendation> advice, LocalDate day, Function<Recommendation, OptionalDouble> before) {
    for (Recommendation one : advice) {
      boolean foreseen = one.low() > 0 || one.high() < 1;
      if (foreseen && !expected.containsKey(one.item())) {
        expected.put(one.item(), new Expectation(day, one.probability30(), before.apply(one)));
      }
    }
  }

  Bins bins(SimulatedLedger ledger) {
    Count before = new Count();
    Count after = new Count();
    expected.forEach(
        (ref, expectation) -> {
          LocalDate end = expectation.asOf().plusDays(DAYS);
          Optional<LocalDate> cleared =
              ledger.item(ref.nativeKey()).clearing().map(c -> c.clearedOn());
          boolean paid = cleared.filter(day -> !day.isAfter(end)).isPresent();
          after.add(expectation.probability(), paid);
          expectation.before().ifPresent(probability -> before.add(probability, paid));
        });
    return new Bins(before.bins(), after.bins());
  }

  /** Mean distance between expected and observed shares, weighted by the items of the bins. */
  static double error(List<Bin> bins) {
    double items = bins.stream().mapToInt(Bin::items).sum();
    return bins.stream()
            .mapToDouble(bin -> bin.items() * Math.abs(bin.expected() - bin.observed()))
            .sum()
        / Math.max(1, items);
  }

  /** Ten bins of expected probability, from 0 to 1. */
  private static final class Count {
    private final int[] items = new int[BINS];
    private final double[] sum = new double[BINS];
    private final int[] paid = new int[BINS];

    private void add(double probability, boolean came) {
      int bin = (int) Math.min(BINS - 1, Math.floor(BINS * probability));
      items[bin]++;
      sum[bin] += probability;
      paid[bin] += came ? 1 : 0;
    }

    private List<Bin> bins() {
      List<Bin> bins = new ArrayList<>();
      for (int b = 0; b < BINS; b++) {
        double count = Math.max(1, items[b]);
        bins.add(new Bin(items[b], sum[b] / count, paid[b] / count));
      }
      return bins;
    }
  }
}
