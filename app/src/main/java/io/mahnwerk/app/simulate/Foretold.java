package io.mahnwerk.app.simulate;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.scoring.Forecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a policy stated of each item's payment when it first advised it, and what came of it. */
final class Foretold {
  static final int BINS = 10;
  private static final int DAYS = 30;

  private final Map<OpenItemRef, Expectation> expected = new HashMap<>();

  /**
   * @param before what was expected before the calibration
   */
  private record Expectation(LocalDate asOf, Forecast forecast, Optional<Forecast> before) {}

  /**
   * Expected and observed shares of items that are paid within 30 days of being advised first.
   *
   * @param items how many of them the bin holds
   * @param low mean of the lower ends of their intervals
   * @param high mean of the upper ends
   */
  record Bin(int items, double expected, double observed, double low, double high) {}

  /** What came of the expectations. */
  record Result(List<Bin> before, List<Bin> after, NamedDays days) {
    Result {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * Where there is no model the probability is stated as one half between 0 and 1, and counts so.
   *
   * @param before what was expected of a recommendation before the calibration
   */
  void note(
      List<Recommendation> advice,
      LocalDate day,
      Function<Recommendation, Optional<Forecast>> before) {
    for (Recommendation one : advice) {
      boolean foreseen = one.low() > 0 || one.high() < 1;
      boolean withoutModel = one.provenance().model().isBlank();
      if ((foreseen || withoutModel) && !expected.containsKey(one.item())) {
        Forecast forecast =
            new Forecast(one.probability30(), one.low(), one.high(), one.expected(), true);
        expected.put(one.item(), new Expectation(day, forecast, before.apply(one)));
      }
    }
  }

  /**
   * @param end the last day that was played
   */
  Result result(SimulatedLedger ledger, LocalDate end) {
    Count before = new Count();
    Count after = new Count();
    NamedDays days = NamedDays.NONE;
    for (Map.Entry<OpenItemRef, Expectation> one : expected.entrySet()) {
      Expectation expectation = one.getValue();
      LocalDate last = expectation.asOf().plusDays(DAYS);
      Optional<LocalDate> cleared =
          ledger.item(one.getKey().nativeKey()).clearing().map(c -> c.clearedOn());
      boolean paid = cleared.filter(day -> !day.isAfter(last)).isPresent();
      after.add(expectation.forecast(), paid);
      expectation.before().ifPresent(forecast -> before.add(forecast, paid));
      days = days.plus(NamedDays.of(expectation.forecast().expected(), cleared, end));
    }
    return new Result(before.bins(), after.bins(), days);
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
    private final double[] low = new double[BINS];
    private final double[] high = new double[BINS];
    private final int[] paid = new int[BINS];

    private void add(Forecast forecast, boolean came) {
      int bin = (int) Math.min(BINS - 1, Math.floor(BINS * forecast.probability()));
      items[bin]++;
      sum[bin] += forecast.probability();
      low[bin] += forecast.low();
      high[bin] += forecast.high();
      paid[bin] += came ? 1 : 0;
    }

    private List<Bin> bins() {
      List<Bin> bins = new ArrayList<>();
      for (int b = 0; b < BINS; b++) {
        double n = Math.max(1, items[b]);
        bins.add(new Bin(items[b], sum[b] / n, paid[b] / n, low[b] / n, high[b] / n));
      }
      return bins;
    }
  }
}
