package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.timing.TimingFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well a part of the cases was foreseen.
 *
 * @param kind what the cases were divided by
 * @param name which part it is: an industry key, or the name of a {@link Size} or {@link Known}
 */
public record Slice(
    Kind kind, String name, int cases, TimingFigures model, TimingFigures debtorMean) {
  /** What cases are divided by. */
  public enum Kind {
    INDUSTRY,
    SIZE,
    KNOWN
  }

  /** By the open amount in its own currency. */
  enum Size {
    UNDER_1000,
    UNDER_10000,
    FROM_10000;

    static Size of(TrialCase one) {
      double amount = one.item().openAmount().amount().doubleValue();
      return amount < 1_000 ? UNDER_1000 : amount < 10_000 ? UNDER_10000 : FROM_10000;
    }
  }

  /** By how much was known of the debtor: cold start is fewer than three paid items. */
  enum Known {
    COLD_START,
    KNOWN;

    static Known of(TrialCase one) {
      return one.evidence() < 3 ? COLD_START : KNOWN;
    }
  }

  static final int LEAST_CASES = 20;

  /** All slices of at least 20 cases, kind by kind. */
  public static List<Slice> of(Trial.Outcome model, Trial.Outcome debtorMean) {
    List<Slice> slices = new ArrayList<>();
    slices.addAll(by(Kind.INDUSTRY, c -> c.account().debtor().industry(), model, debtorMean));
    slices.addAll(by(Kind.SIZE, c -> Size.of(c).name(), model, debtorMean));
    slices.addAll(by(Kind.KNOWN, c -> Known.of(c).name(), model, debtorMean));
    return slices;
  }

  private static List<Slice> by(
      Kind kind, Function<TrialCase, String> name, Trial.Outcome model, Trial.Outcome debtorMean) {
    Map<String, List<Integer>> parts = new TreeMap<>();
    for (int i = 0; i < model.cases().size(); i++) {
      parts.computeIfAbsent(name.apply(model.cases().get(i)), n -> new ArrayList<>()).add(i);
    }
    List<TimingFigures.Pair> ours = model.pairs();
    List<TimingFigures.Pair> theirs = debtorMean.pairs();
    return parts.entrySet().stream()
        .filter(part -> part.getValue().size() >= LEAST_CASES)
        .map(
            part ->
                new Slice(
                    kind,
                    part.getKey(),
                    part.getValue().size(),
                    TimingFigures.of(part.getValue().stream().map(ours::get).toList()),
                    TimingFigures.of(part.getValue().stream().map(theirs::get).toList())))
        .toList();
  }
}
