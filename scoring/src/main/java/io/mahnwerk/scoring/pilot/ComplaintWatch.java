package io.mahnwerk.scoring.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Watches whether steered debtors complain more often than the control group, and may be asked
 * every day without raising false alarms: a test martingale on the complaints in their order (the
 * safe log-rank test of ter Schure, Pérez-Ortiz, Ly and Grünwald 2020). Each first complaint within
 * 7 days of a letter multiplies the evidence by its likelihood under a raised complaint rate over
 * that under equal rates, averaged over raises of 1.25 to 6 times. Under equal rates the evidence
 * ever reaches 1/alpha with a probability of at most alpha (Ville 1939).
 *
 * <p>Each debtor counts up to its first complaint, since one who complains once tends to go on.
 */
public final class ComplaintWatch {
  /** The most probability of a stop although complaints are as frequent as in the control group. */
  public static final double ALPHA = 0.05;

  /** A complaint within so many days of a letter is about it. */
  public static final int DAYS = 7;

  private static final double[] RAISES = {1.25, 1.5, 2, 3, 4, 6};

  private final List<Watched> debtors;

  public ComplaintWatch(List<Watched> debtors) {
    this.debtors = List.copyOf(debtors);
  }

  /**
   * One debtor of the pilot.
   *
   * @param steered whether it is in the steered arm
   * @param letters the days of its notices since the pilot began
   * @param complaint the day of its first complaint since then
   */
  public record Watched(boolean steered, List<LocalDate> letters, Optional<LocalDate> complaint) {
    public Watched {
      letters = letters.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** Whether a complaint on the day would be this debtor's first one and about a letter. */
    boolean isAtRisk(LocalDate day) {
      boolean earlier = complaint.filter(first -> first.isBefore(day)).isPresent();
      return !earlier
          && letters.stream().anyMatch(l -> !l.isAfter(day) && !l.plusDays(DAYS).isBefore(day));
    }
  }

  /**
   * What was seen.
   *
   * @param evidence the greatest it ever was; 1 where nothing speaks for or against
   * @param stoppedOn the first day on which it reached 1/alpha
   */
  public record Verdict(
      double evidence,
      Optional<LocalDate> stoppedOn,
      int steeredComplaints,
      int controlComplaints) {
    public boolean isAlarm() {
      return stoppedOn.isPresent();
    }
  }

  public Verdict judge() {
    double[] likelihoods = new double[RAISES.length];
    Arrays.fill(likelihoods, 1.0 / RAISES.length);
    double greatest = 1;
    Optional<LocalDate> stop = Optional.empty();
    int steered = 0;
    int control = 0;
    for (Complaint complaint : complaints()) {
      multiply(likelihoods, complaint);
      steered += complaint.ofSteered() ? 1 : 0;
      control += complaint.ofSteered() ? 0 : 1;
      greatest = Math.max(greatest, Arrays.stream(likelihoods).sum());
      if (stop.isEmpty() && greatest >= 1 / ALPHA) {
        stop = Optional.of(complaint.day());
      }
    }
    return new Verdict(greatest, stop, steered, control);
  }

  /** One complaint and how many debtors of each arm could have complained then. */
  private record Complaint(LocalDate day, boolean ofSteered, int steered, int control) {}

  private static void multiply(double[] likelihoods, Complaint complaint) {
    double all = complaint.steered() + complaint.control();
    for (int n = 0; n < RAISES.length; n++) {
      double raised = RAISES[n] * complaint.steered() + complaint.control();
      likelihoods[n] *= (complaint.ofSteered() ? RAISES[n] : 1) * all / raised;
    }
  }

  private List<Complaint> complaints() {
    TreeSet<LocalDate> days = new TreeSet<>();
    debtors.forEach(debtor -> debtor.complaint().filter(debtor::isAtRisk).ifPresent(days::add));
    List<Complaint> complaints = new ArrayList<>();
    for (LocalDate day : days) {
      complaints.addAll(on(day));
    }
    return complaints;
  }

  /** Complaints of one day, one after the other: each leaves those who could still complain. */
  private List<Complaint> on(LocalDate day) {
    List<Watched> risk = debtors.stream().filter(debtor -> debtor.isAtRisk(day)).toList();
    int steered = (int) risk.stream().filter(Watched::steered).count();
    int control = risk.size() - steered;
    List<Complaint> complaints = new ArrayList<>();
    for (Watched debtor : risk) {
      if (debtor.complaint().equals(Optional.of(day))) {
        complaints.add(new Complaint(day, debtor.steered(), steered, control));
        steered -= debtor.steered() ? 1 : 0;
        control -= debtor.steered() ? 0 : 1;
      }
    }
    return complaints;
  }
}
