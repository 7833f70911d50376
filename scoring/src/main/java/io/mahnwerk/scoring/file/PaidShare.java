package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PlannedNotice;
import io.mahnwerk.scoring.features.PaymentHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Foresees payment where there is too little to learn from: the share of the open items that were
 * paid on each day before or after their due date, over all debtors, chained day by day as Kaplan
 * and Meier (1958) do, so that items still open count for as long as they were watched. Each day's
 * share is pulled towards the share of all days as if that had been seen on five items more. Knows
 * nothing of notices.
 */
final class PaidShare implements PaymentModel {
  private static final int EARLIEST = -120;
  private static final int LATEST = 365;
  private static final double WEIGHT = 5;

  /** Half of the items within 30 days, the figure for an empty file. */
  private static final double UNKNOWN = 1 - Math.pow(0.5, 1 / 30.0);

  private final PaymentHistory history;
  private final LocalDate asOf;
  private final long[] open = new long[LATEST - EARLIEST + 1];
  private final long[] paid = new long[LATEST - EARLIEST + 1];
  private double anyDay = UNKNOWN;

  /** Counts what was recorded before the day. */
  PaidShare(PaymentHistory history, LocalDate asOf) {
    this.history = history;
    this.asOf = asOf;
    history
        .items()
        .filter(i -> i.recordedOn().isBefore(asOf) && !i.amount().isCredit())
        .forEach(this::count);
    long days = java.util.Arrays.stream(open).sum();
    long payments = java.util.Arrays.stream(paid).sum();
    anyDay = (payments + WEIGHT * UNKNOWN) / (days + WEIGHT);
  }

  private void count(ItemHistory item) {
    Optional<Clearing> end =
        item.cleared()
            .filter(c -> c.recordedOn().isBefore(asOf))
            .map(ItemHistory.RecordedClearing::clearing);
    LocalDate last = end.map(Clearing::clearedOn).orElse(asOf.minusDays(1));
    long due = item.netDueDate().toEpochDay();
    long from = Math.max(EARLIEST, item.documentDate().toEpochDay() + 1 - due);
    long to = Math.min(LATEST, last.toEpochDay() - due);
    for (long day = from; day <= to; day++) {
      open[index(day)]++;
    }
    boolean payment = end.map(c -> c.kind() == Clearing.Kind.PAYMENT).orElse(false);
    if (payment && from <= to && to == last.toEpochDay() - due) {
      paid[index(to)]++;
    }
  }

  private static int index(long arrears) {
    return (int) (Math.max(EARLIEST, Math.min(LATEST, arrears)) - EARLIEST);
  }

  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate day) {
    int evidence = history.asOf(account.debtor(), day).evidence();
    return new AccountOutlook() {
      @Override
      public double[] unpaid(OpenItem item, List<PlannedNotice> path, int days) {
        double[] unpaid = new double[days + 1];
        unpaid[0] = 1;
        long arrears = ChronoUnit.DAYS.between(item.netDueDate(), day);
        for (int k = 1; k <= days; k++) {
          unpaid[k] = unpaid[k - 1] * (1 - share(index(arrears + k)));
        }
        return unpaid;
      }

      @Override
      public double complaint(OpenItem item, PlannedNotice notice) {
        return 0;
      }

      @Override
      public int evidence() {
        return evidence;
      }
    };
  }

  private double share(int index) {
    return (paid[index] + WEIGHT * anyDay) / (open[index] + WEIGHT);
  }

  @Override
  public boolean knowsTiming() {
    return false;
  }

  @Override
  public ModelProvenance provenance() {
    return ModelProvenance.ruleOnly("paid-share");
  }
}
