package io.mahnwerk.scoring.pilot;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How long a pilot has to run, from what its debtors did in the last twelve months.
 *
 * @param notices first notices that are known and 14 days old
 * @param answeredShare share of first notices that were answered by payment within 14 days
 * @param noticesPerMonth first notices of one debtor in a month
 * @param correlation of the answers of one debtor, 0 to 1
 * @param dunnedEuros mean amount of a dunned item
 * @param neededPerArm notices in each arm that show the effect, were they all of different debtors
 */
public record PilotOutlook(
    int perArm,
    int notices,
    double answeredShare,
    double noticesPerMonth,
    double correlation,
    double dunnedEuros,
    int neededPerArm) {
  /** No pilot is planned for longer. */
  public static final int MOST_MONTHS = 24;

  private static final int LEAST_NOTICES = 30;
  private static final double MONTHS = 12;

  static PilotOutlook of(PilotTerms terms, List<DebtorPast> members) {
    int notices = members.stream().mapToInt(DebtorPast::firstNotices).sum();
    int answered = members.stream().mapToInt(DebtorPast::answered).sum();
    // One more of each kind: a share of 0 or 1 that was seen by chance would promise too much.
    double share = (answered + 1.0) / (notices + 2.0);
    double euros = members.stream().mapToDouble(p -> p.firstNotices() * p.dunnedEuros()).sum();
    double risen = Math.min(1, share + terms.effect());
    return new PilotOutlook(
        members.size() / 2,
        notices,
        share,
        members.isEmpty() ? 0 : notices / MONTHS / members.size(),
        correlation(members),
        notices == 0 ? 0 : euros / notices,
        risen > share ? SamplePower.USUAL.perArm(share, risen) : Integer.MAX_VALUE);
  }

  /** Whether enough notices are known to plan by them. */
  public boolean isKnown() {
    return notices >= LEAST_NOTICES;
  }

  /** First notices that one arm sees in so many months. */
  public double notices(int months) {
    return perArm * noticesPerMonth * months;
  }

  /** The same, counted as if they were all of different debtors. */
  public double effective(int months) {
    return notices(months) / SamplePower.designEffect(noticesPerMonth * months, correlation);
  }

  /**
   * Whole months until the effect is seen with the usual power; empty where that takes too long.
   */
  public OptionalInt months() {
    return IntStream.rangeClosed(1, MOST_MONTHS)
        .filter(months -> effective(months) >= neededPerArm)
        .findFirst();
  }

  /** The least rise that is seen in so many months. */
  public double leastRise(int months) {
    return SamplePower.USUAL.leastRise(answeredShare, effective(months));
  }

  static double correlation(List<DebtorPast> members) {
    return Intraclass.correlation(
        members.stream()
            .map(past -> new Intraclass.Counted(past.answered(), past.firstNotices()))
            .toList());
  }
}
