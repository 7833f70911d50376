package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps money from coming later than under the former schedule. Where letters and complaints cost
 * much, the greatest utility may be had by waiting; then interest is weighed more, until the days
 * to pay that the model expects of past items are no more than with the former days. What the model
 * expects may be wrong: this bounds a plan, it promises nothing.
 */
public final class PaceGuard {
  private static final double[] WEIGHTS = {1, 1.5, 2, 3, 4.5, 7, 10};
  private static final int HORIZON_PAST_DUE = 180;

  private final AdviceContext context;
  private final SegmentRules rules;

  public PaceGuard(AdviceContext context, SegmentRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /** A debtor with one item that was open on a day, dunned by an opened procedure. */
  public record Case(DebtorAccount account, LocalDate asOf) {}

  /**
   * By how much interest must be weighed, at least 1 and at most 10: the least of a few weights
   * under which the model's plan for the cases brings money no later than the former days.
   */
  public double weight(PaymentModel model, List<Case> cases) {
    for (double weight : WEIGHTS) {
      PaymentModel weighed = new Weighed(model, weight);
      ModelPolicy policy = new ModelPolicy(weighed, rules, true);
      double later = 0;
      for (Case one : cases) {
        later += later(one, policy, model);
      }
      if (later <= 0) {
        return weight;
      }
    }
    return WEIGHTS[WEIGHTS.length - 1];
  }

  /** By how many days the policy's choice brings the money later than the former day. */
  private double later(Case one, ModelPolicy policy, PaymentModel model) {
    Optional<DunningProcedure> own =
        context.procedures().find(one.account().debtor().dunning().procedure());
    Optional<DunningProcedure> former =
        context.procedures().findFormer(one.account().debtor().dunning().procedure());
    if (own.isEmpty() || former.isEmpty()) {
      return 0;
    }
    AccountCase account =
        new AccountCase(one.account(), one.asOf(), own.get(), former.get(), context);
    OpenItem item = one.account().items().get(0);
    DueItem due = account.due(item);
    Optional<LocalDate> day = policy.choose(account, List.of(due)).get(0).day();
    if (day.equals(Optional.of(due.formerDay()))) {
      return 0;
    }
    AccountOutlook outlook = model.outlook(one.account(), one.asOf());
    int ahead =
        (int) ChronoUnit.DAYS.between(one.asOf(), item.netDueDate().plusDays(HORIZON_PAST_DUE));
    List<PlannedNotice> chosen = day.map(d -> account.path(due, d)).orElse(new ArrayList<>());
    List<PlannedNotice> before = account.path(due, due.formerDay());
    return days(outlook.unpaid(item, chosen, ahead)) - days(outlook.unpaid(item, before, ahead));
  }

  private static double days(double[] unpaid) {
    double days = 0;
    for (double still : unpaid) {
      days += still;
    }
    return days;
  }

  /** The same model with another weight. */
  private record Weighed(PaymentModel model, double interestWeight) implements PaymentModel {
    @Override
    public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
      return model.outlook(account, asOf);
    }

    @Override
    public ModelProvenance provenance() {
      return model.provenance();
    }

    @Override
    public boolean knowsTiming() {
      return model.knowsTiming();
    }

    @Override
    public double caution() {
      return model.caution();
    }
  }
}
