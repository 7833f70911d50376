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

/** What a policy's model expected of each item when it first advised it, and what came of it. */
final class Foretold {
  static final int BINS = 10;
  private static final int DAYS = 30;

  private final Map<OpenItemRef, Expectation> expected = new HashMap<>();

  private record Expectation(LocalDate asOf, double probability) {}

  /**
   * Expected and observed shares of items that are paid within 30 days of being advised first.
   *
   * @param items how many of them the bin holds
   */
  record Bin(int items, double expected, double observed) {}

  void note(List<Recommendation> advice, LocalDate day) {
    for (Recommendation one : advice) {
      if (one.low() > 0 || one.high() < 1) {
        expected.putIfAbsent(one.item(), new Expectation(day, one.probability30()));
      }
    }
  }

  /** Ten bins of expected probability, from 0 to 1. */
  List<Bin> bins(SimulatedLedger ledger) {
    int[] items = new int[BINS];
    double[] sum = new double[BINS];
    double[] paid = new double[BINS];
    expected.forEach(
        (ref, expectation) -> {
          int bin = (int) Math.min(BINS - 1, Math.floor(BINS * expectation.probability()));
          LocalDate end = expectation.asOf().plusDays(DAYS);
          Optional<LocalDate> cleared =
              ledger.item(ref.nativeKey()).clearing().map(c -> c.clearedOn());
          items[bin]++;
          sum[bin] += expectation.probability();
          paid[bin] += cleared.filter(day -> !day.isAfter(end)).isPresent() ? 1 : 0;
        });
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < items.length; b++) {
      int count = Math.max(1, items[b]);
      bins.add(new Bin(items[b], sum[b] / count, paid[b] / count));
    }
    return bins;
  }

  /** Mean distance between expected and observed shares, weighted by the items of the bins. */
  static double error(List<Bin> bins) {
    double items = bins.stream().mapToInt(Bin::items).sum();
    return bins.stream()
            .mapToDouble(bin -> bin.items() * Math.abs(bin.expected() - bin.observed()))
            .sum()
        / Math.max(1, items);
  }
}
