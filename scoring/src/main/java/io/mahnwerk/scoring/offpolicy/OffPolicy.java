package io.mahnwerk.scoring.offpolicy;

import io.mahnwerk.scoring.offpolicy.Evaluation.Overlap;
import io.mahnwerk.scoring.offpolicy.Evaluation.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Estimates a policy's utility from what another one drew at random. The same decisions and
 * settings always give the same estimate.
 */
public final class OffPolicy {
  private final Settings settings;

  public OffPolicy(Settings settings) {
    this.settings = settings;
  }

  /**
   * How an estimate is made and when it is refused.
   *
   * @param seed of the bootstrap
   * @param resamples how many times the debtors are drawn anew
   * @param confidence of the intervals, between 0 and 1
   * @param leastEffective effective sample size below which nothing is said
   * @param mostUnsupported share of choices outside of the log above which nothing is said
   */
  public record Settings(
      long seed, int resamples, double confidence, double leastEffective, double mostUnsupported) {
    public static final Settings DEFAULT = new Settings(1, 1_000, 0.95, 50, 0.05);
    static final int LEAST_DEBTORS = 20;

    public Settings {
      if (resamples < 100 || !(confidence > 0 && confidence < 1)) {
        throw new IllegalArgumentException(
            "An interval takes 100 resamples or more and a confidence between 0 and 1");
      }
    }
  }

  /** The policy's mean utility of one decision. */
  public Evaluation value(List<TestedDecision> policy) {
    Overlap overlap = overlap(policy);
    Optional<Why> refused = refusal(overlap);
    if (refused.isPresent()) {
      return new Evaluation.NoEstimate(overlap, refused.get());
    }
    return estimate(
        overlap,
        new ClusterBootstrap<>(List.copyOf(sums(policy).values()), settings),
        DebtorSums::snips,
        DebtorSums::doublyRobust);
  }

  /**
   * By how much the policy's mean utility exceeds the other's on the same logged decisions, in the
   * same order. The overlap is that of the one of which the log holds less.
   */
  public Evaluation difference(List<TestedDecision> policy, List<TestedDecision> other) {
    if (!logged(policy).equals(logged(other))) {
      throw new IllegalArgumentException("Two policies are compared on the same decisions only");
    }
    Overlap ours = overlap(policy);
    Overlap theirs = overlap(other);
    Overlap poorer = ours.effective() < theirs.effective() ? ours : theirs;
    Optional<Why> refused = refusal(ours).or(() -> refusal(theirs));
    if (refused.isPresent()) {
      return new Evaluation.NoEstimate(poorer, refused.get());
    }
    Map<String, DebtorSums> against = sums(other);
    List<Compared> debtors =
        sums(policy).entrySet().stream()
            .map(entry -> new Compared(entry.getValue(), against.get(entry.getKey())))
            .toList();
    return estimate(
        poorer,
        new ClusterBootstrap<>(debtors, settings),
        drawn -> difference(drawn, DebtorSums::snips),
        drawn -> difference(drawn, DebtorSums::doublyRobust));
  }

  /** One debtor under both policies: both see the same draw. */
  private record Compared(DebtorSums ours, DebtorSums theirs) {}

  private static double difference(
      Collection<Compared> debtors, ToDoubleFunction<Collection<DebtorSums>> value) {
    return value.applyAsDouble(debtors.stream().map(Compared::ours).toList())
        - value.applyAsDouble(debtors.stream().map(Compared::theirs).toList());
  }

  private static <C> Evaluation.Estimate estimate(
      Overlap overlap,
      ClusterBootstrap<C> debtors,
      ToDoubleFunction<Collection<C>> snips,
      ToDoubleFunction<Collection<C>> doublyRobust) {
    Optional<Interval> withModel =
        Optional.of(debtors.interval(doublyRobust)).filter(i -> Double.isFinite(i.value()));
    return new Evaluation.Estimate(overlap, debtors.interval(snips), withModel);
  }

  private Optional<Why> refusal(Overlap overlap) {
    if (overlap.unsupported() > settings.mostUnsupported()) {
      return Optional.of(Why.OUTSIDE_OF_THE_LOG);
    } else if (overlap.effective() == 0) {
      return Optional.of(Why.NOTHING_IN_COMMON);
    } else if (overlap.effective() < settings.leastEffective()) {
      return Optional.of(Why.TOO_FEW_DECISIONS);
    } else if (overlap.debtors() < Settings.LEAST_DEBTORS) {
      return Optional.of(Why.TOO_FEW_DEBTORS);
    }
    return Optional.empty();
  }

  private static Overlap overlap(List<TestedDecision> policy) {
    double weights = policy.stream().mapToDouble(TestedDecision::weight).sum();
    double squares = policy.stream().mapToDouble(d -> d.weight() * d.weight()).sum();
    return new Overlap(
        policy.size(),
        (int) policy.stream().map(d -> d.logged().debtor()).distinct().count(),
        squares == 0 ? 0 : weights * weights / squares,
        policy.stream().mapToDouble(TestedDecision::leastPropensity).min().orElse(0),
        policy.stream().mapToDouble(TestedDecision::unsupported).average().orElse(0));
  }

  private static List<LoggedDecision> logged(List<TestedDecision> policy) {
    return policy.stream().map(TestedDecision::logged).toList();
  }

  private static Map<String, DebtorSums> sums(List<TestedDecision> policy) {
    Map<String, List<TestedDecision>> byDebtor = new TreeMap<>();
    for (TestedDecision decision : policy) {
      byDebtor
          .computeIfAbsent(decision.logged().debtor(), debtor -> new ArrayList<>())
          .add(decision);
    }
    Map<String, DebtorSums> sums = new TreeMap<>();
    byDebtor.forEach((debtor, decisions) -> sums.put(debtor, DebtorSums.of(decisions)));
    return sums;
  }
}
