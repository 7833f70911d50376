package io.mahnwerk.scoring.trial;

import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.Doubt;
import io.mahnwerk.scoring.PaymentModel;
import io.mahnwerk.scoring.PaymentRanks;
import io.mahnwerk.scoring.UnpaidRange;
import java.util.HashMap;
import java.util.Map;

/**
 * How often payment came outside of the days that a model named for it, on the trial's cases with
 * the notices that were sent. Payments that are still to come are allowed for by the product-limit
 * estimate.
 *
 * @param cases for which the model named days
 * @param earlier share that is paid before the first day, 0 to 1; stated is at most {@link
 *     Doubt#MISSED}
 * @param later share that is paid after the last day, as far as one was named; stated is the same
 */
public record Coverage(int cases, double earlier, double later) {
  private static final int LONGEST_DAYS = 180;

  /** Share that is paid within the named days; 0 without a case. */
  public double within() {
    return cases == 0 ? 0 : 1 - earlier - later;
  }

  public static Coverage of(Trial trial, PaymentModel model) {
    Map<Doubt, PaymentRanks> told = new HashMap<>();
    for (TrialCase one : trial.cases()) {
      AccountOutlook outlook = model.outlook(one.account(), one.asOf());
      if (!outlook.doubt().equals(Doubt.UNTOLD)) {
        add(told.computeIfAbsent(outlook.doubt(), d -> new PaymentRanks()), one, outlook);
      }
    }
    int cases = told.values().stream().mapToInt(PaymentRanks::size).sum();
    double earlier = 0;
    double later = 0;
    for (Map.Entry<Doubt, PaymentRanks> part : told.entrySet()) {
      double share = (double) part.getValue().size() / cases;
      earlier += share * part.getValue().earlier(part.getKey().early());
      later += share * part.getValue().later(part.getKey().late());
    }
    return new Coverage(cases, earlier, later);
  }

  /** A payment on the day that is looked from had been foreseen by nobody: it is the earliest. */
  private static void add(PaymentRanks ranks, TrialCase one, AccountOutlook outlook) {
    UnpaidRange unpaid = outlook.plausible(one.item(), one.sentPath(), LONGEST_DAYS);
    int days = Math.min(LONGEST_DAYS, one.fate().days());
    double by = 1 - unpaid.fast()[days];
    if (one.fate().paid() && one.fate().days() <= LONGEST_DAYS) {
      ranks.paid(1 - unpaid.slow()[Math.max(0, days - 1)], by);
    } else {
      ranks.open(1 - unpaid.slow()[days], by);
    }
  }
}
