package io.mahnwerk.app.simulate;

import io.mahnwerk.app.demo.CohortFigures;
import io.mahnwerk.scoring.AdviceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Means over what was played with each seed. */
record SeedMeans(List<Map<Policy, Played>> seeds) {

  /** What the policy gained of what its oracle gained, on a part of the debtors. */
  SimulationReport.Captured captured(Policy policy, Function<Played, CohortFigures> part) {
    List<Double> bySeed = seeds.stream().map(seed -> captured(seed, policy, part)).toList();
    double mean = bySeed.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new SimulationReport.Captured(mean, bySeed);
  }

  private static double captured(
      Map<Policy, Played> seed, Policy policy, Function<Played, CohortFigures> part) {
    CohortFigures former = part.apply(of(seed, Policy.FORMER));
    CohortFigures oracle = part.apply(of(seed, policy.oracle()));
    return part.apply(of(seed, policy)).captured(former, oracle, AdviceSettings.DEFAULT);
  }

  SimulationReport.RuleCaptured both(Policy policy) {
    return new SimulationReport.RuleCaptured(
        captured(policy, Played::fresh).captured(), captured(policy, Played::known).captured());
  }

  Map<String, SimulationReport.Parts> parts() {
    Map<String, SimulationReport.Parts> parts = new LinkedHashMap<>();
    for (Policy policy : Policy.values()) {
      parts.put(
          policy.key(),
          new SimulationReport.Parts(kpi(policy, Played::known), kpi(policy, Played::fresh)));
    }
    return parts;
  }

  /**
   * @param drawn by Thompson sampling, seed by seed in the order of the others
   */
  BanditReport bandit(List<BanditReport.Seed> drawn) {
    return new BanditReport(
        captured(drawn, Played::fresh),
        captured(drawn, Played::known),
        kpi(drawn.stream().map(seed -> seed.played().known()).toList()),
        kpi(drawn.stream().map(seed -> seed.played().fresh()).toList()),
        BanditReport.months(drawn));
  }

  private double captured(List<BanditReport.Seed> drawn, Function<Played, CohortFigures> part) {
    return IntStream.range(0, drawn.size())
        .mapToDouble(
            n ->
                part.apply(drawn.get(n).played())
                    .captured(
                        part.apply(of(seeds.get(n), Policy.FORMER)),
                        part.apply(of(seeds.get(n), Policy.ORACLE)),
                        AdviceSettings.DEFAULT))
        .average()
        .orElse(0);
  }

  private SimulationReport.Kpi kpi(Policy policy, Function<Played, CohortFigures> part) {
    return kpi(seeds.stream().map(seed -> part.apply(of(seed, policy))).toList());
  }

  private static SimulationReport.Kpi kpi(List<CohortFigures> figures) {
    return new SimulationReport.Kpi(
        mean(figures, CohortFigures::items),
        mean(figures, CohortFigures::firstDunningPaymentRate),
        mean(figures, CohortFigures::daysToPay),
        mean(figures, CohortFigures::noticesPerItem),
        mean(figures, CohortFigures::complaintsPer1000),
        mean(figures, f -> f.utility() / Math.max(1, f.items())));
  }

  private static double mean(List<CohortFigures> all, ToDoubleFunction<CohortFigures> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }

  /** The expectations of every policy that follows a model, by its name in the report. */
  Map<String, SimulationReport.Steps> calibrationSteps() {
    Map<String, SimulationReport.Steps> steps = new LinkedHashMap<>();
    for (Policy policy : Policy.values()) {
      if (policy.isLearned()) {
        steps.put(
            policy.key(),
            new SimulationReport.Steps(
                calibration(policy, Foretold.Result::before), calibration(policy)));
      }
    }
    return steps;
  }

  /** Named days and intervals of every policy that follows a model, of all seeds together. */
  Map<String, SimulationReport.Coverage> coverage() {
    Map<String, SimulationReport.Coverage> coverage = new LinkedHashMap<>();
    for (Policy policy : Policy.values()) {
      if (policy.isLearned()) {
        NamedDays days =
            seeds.stream()
                .map(seed -> of(seed, policy).foretold().days())
                .reduce(NamedDays.NONE, NamedDays::plus);
        coverage.put(policy.key(), SimulationReport.Coverage.of(days, calibration(policy).bins()));
      }
    }
    return coverage;
  }

  SimulationReport.Calibration calibration(Policy policy) {
    return calibration(policy, Foretold.Result::after);
  }

  /** The policy's expectations of all seeds together. */
  private SimulationReport.Calibration calibration(
      Policy policy, Function<Foretold.Result, List<Foretold.Bin>> step) {
    List<Foretold.Bin> bins = new ArrayList<>();
    for (int b = 0; b < Foretold.BINS; b++) {
      int bin = b;
      List<Foretold.Bin> same =
          seeds.stream().map(seed -> step.apply(of(seed, policy).foretold()).get(bin)).toList();
      double items = same.stream().mapToInt(Foretold.Bin::items).sum();
      double scale = Math.max(1, items);
      bins.add(
          new Foretold.Bin(
              (int) items,
              same.stream().mapToDouble(s -> s.items() * s.expected()).sum() / scale,
              same.stream().mapToDouble(s -> s.items() * s.observed()).sum() / scale,
              same.stream().mapToDouble(s -> s.items() * s.low()).sum() / scale,
              same.stream().mapToDouble(s -> s.items() * s.high()).sum() / scale));
    }
    boolean asked = bins.stream().anyMatch(bin -> bin.items() > 0);
    return new SimulationReport.Calibration(asked ? Foretold.error(bins) : null, bins);
  }

  private static Played of(Map<Policy, Played> seed, Policy policy) {
    return Objects.requireNonNull(seed.get(policy));
  }
}
