package io.mahnwerk.scoring.pilot;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Watches whether steered debtors pay later than the control group, and may be asked every day
 * without raising false alarms: a test by betting on a bounded mean (Waudby-Smith and Ramdas 2024).
 * Each debtor counts once, with the first of its items that is 60 days past due. The debtors of
 * either arm are paired in the order in which these items come; each pair multiplies the evidence
 * by 1 + stake * (steered - control) / 60, averaged over stakes of 0.1 to 0.8. Where steered
 * debtors pay no later, the evidence ever reaches 1/alpha with a probability of at most alpha
 * (Ville 1939).
 */
public final class PaceWatch {
  /**
   * The most probability of a stop although steered debtors pay no later than the control group.
   */
  public static final double ALPHA = 0.05;

  private static final double[] STAKES = {0.1, 0.2, 0.4, 0.8};

  private final List<Seen> debtors;

  public PaceWatch(List<Seen> debtors) {
    this.debtors =
        debtors.stream()
            .sorted(Comparator.comparing(Seen::on).thenComparing(Seen::debtor))
            .toList();
  }

  /**
   * One debtor's first item of the pilot that is 60 days past due.
   *
   * @param debtor orders those of one day
   * @param on the day on which it was
   * @param days from due date to payment, 0 to 60; an item that is paid in time counts 0
   */
  public record Seen(String debtor, boolean steered, LocalDate on, int days) {
    public Seen {
      if (days < 0 || days > DebtorOutcome.DAYS) {
        throw new IllegalArgumentException(
            "Days to pay are 0 to %d but got %d".formatted(DebtorOutcome.DAYS, days));
      }
    }
  }

  /**
   * What was seen.
   *
   * @param evidence the greatest it ever was; 1 where nothing speaks for later payment
   * @param pairs of debtors that were compared
   * @param stoppedOn the first day on which it reached 1/alpha
   */
  public record Verdict(double evidence, int pairs, Optional<LocalDate> stoppedOn) {
    public boolean isAlarm() {
      return stoppedOn.isPresent();
    }
  }

  public Verdict judge() {
    List<Seen> steered = debtors.stream().filter(Seen::steered).toList();
    List<Seen> control = debtors.stream().filter(seen -> !seen.steered()).toList();
    int pairs = Math.min(steered.size(), control.size());
    double[] wealth = new double[STAKES.length];
    Arrays.fill(wealth, 1.0 / STAKES.length);
    double greatest = 1;
    Optional<LocalDate> stop = Optional.empty();
    for (int n = 0; n < pairs; n++) {
      double later = (steered.get(n).days() - control.get(n).days()) / (double) DebtorOutcome.DAYS;
      for (int s = 0; s < STAKES.length; s++) {
        wealth[s] *= 1 + STAKES[s] * later;
      }
      greatest = Math.max(greatest, Arrays.stream(wealth).sum());
      if (stop.isEmpty() && greatest >= 1 / ALPHA) {
        stop = Optional.of(later(steered.get(n).on(), control.get(n).on()));
      }
    }
    return new Verdict(greatest, pairs, stop);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
