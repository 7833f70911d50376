package io.mahnwerk.scoring.pilot;

import io.mahnwerk.scoring.offpolicy.ClusterBootstrap;
import io.mahnwerk.scoring.offpolicy.Interval;
import io.mahnwerk.scoring.offpolicy.OffPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a pilot has shown: the arms beside each other, and a difference only with its interval. No
 * difference where an arm is missing or too small to tell.
 */
public final class PilotResult {
  /** An arm with fewer of them tells nothing. */
  public static final int LEAST_NOTICES = 30;

  /** Fewer debtors of an arm cannot be resampled. */
  public static final int LEAST_DEBTORS = 20;

  private final List<DebtorOutcome> debtors;
  private final OffPolicy.Settings settings;

  /**
   * @param settings seed, resamples and confidence of the intervals
   */
  public PilotResult(List<DebtorOutcome> debtors, OffPolicy.Settings settings) {
    this.debtors = List.copyOf(debtors);
    this.settings = settings;
  }

  /** One arm in figures; a mean of nothing is not a number. */
  public record Arm(
      int debtors,
      int firstNotices,
      double answeredShare,
      int items,
      double daysToPay,
      int complainants) {}

  public Arm arm(boolean steered) {
    List<DebtorOutcome> of = of(debtors, steered);
    return new Arm(
        of.size(),
        of.stream().mapToInt(DebtorOutcome::firstNotices).sum(),
        answered(of),
        of.stream().mapToInt(DebtorOutcome::items).sum(),
        days(of),
        (int) of.stream().filter(debtor -> debtor.complaint().isPresent()).count());
  }

  /** Why no difference is shown. */
  public enum Why {
    NO_CONTROL_GROUP,
    NO_STEERED_DEBTORS,
    TOO_FEW_DEBTORS,
    TOO_FEW_NOTICES
  }

  /** Empty where a difference may be shown. */
  public Optional<Why> refusal() {
    Arm steered = arm(true);
    Arm control = arm(false);
    if (control.debtors() == 0) {
      return Optional.of(Why.NO_CONTROL_GROUP);
    } else if (steered.debtors() == 0) {
      return Optional.of(Why.NO_STEERED_DEBTORS);
    } else if (Math.min(steered.debtors(), control.debtors()) < LEAST_DEBTORS) {
      return Optional.of(Why.TOO_FEW_DEBTORS);
    } else if (Math.min(steered.firstNotices(), control.firstNotices()) < LEAST_NOTICES) {
      return Optional.of(Why.TOO_FEW_NOTICES);
    }
    return Optional.empty();
  }

  /** Steered less control: share of first notices answered by payment within 14 days. */
  public Optional<Interval> answeredGain() {
    return difference(PilotResult::answered);
  }

  /** Steered less control: mean days from due date to payment, restricted to 60. */
  public Optional<Interval> daysToPayGain() {
    return difference(PilotResult::days).filter(i -> Double.isFinite(i.value()));
  }

  /** Evidence of more complaints in the steered arm. */
  public ComplaintWatch.Verdict complaints() {
    return new ComplaintWatch(debtors.stream().map(DebtorOutcome::watched).toList()).judge();
  }

  /** Evidence of later payment in the steered arm. */
  public PaceWatch.Verdict pace() {
    return new PaceWatch(debtors.stream().flatMap(d -> d.pace().stream()).toList()).judge();
  }

  private Optional<Interval> difference(ToDoubleFunction<Collection<DebtorOutcome>> figure) {
    if (refusal().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClusterBootstrap<>(debtors, settings)
            .interval(
                drawn ->
                    figure.applyAsDouble(of(drawn, true))
                        - figure.applyAsDouble(of(drawn, false))));
  }

  private static List<DebtorOutcome> of(Collection<DebtorOutcome> debtors, boolean steered) {
    return debtors.stream().filter(debtor -> debtor.isSteered() == steered).toList();
  }

  private static double answered(Collection<DebtorOutcome> debtors) {
    return debtors.stream().mapToDouble(DebtorOutcome::answered).sum()
        / debtors.stream().mapToDouble(DebtorOutcome::firstNotices).sum();
  }

  private static double days(Collection<DebtorOutcome> debtors) {
    return debtors.stream().mapToDouble(DebtorOutcome::daysToPay).sum()
        / debtors.stream().mapToDouble(DebtorOutcome::items).sum();
  }
}
