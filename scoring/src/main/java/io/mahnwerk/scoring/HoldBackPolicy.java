package io.mahnwerk.scoring;

import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Spares a notice where payment comes anyway. Needs no knowledge of what a notice does: an item
 * that reaches its former day unpaid is held two weeks more if it then most likely is paid within
 * them.
 */
final class HoldBackPolicy extends AdvicePolicy {
  private static final int DAYS = 14;
  private static final int LEAST_EVIDENCE = 3;
  private static final double LIKELY = 0.8;

  private final PaymentModel model;

  HoldBackPolicy(PaymentModel model) {
    this.model = model;
  }

  @Override
  List<Choice> choose(AccountCase account, List<DueItem> items) {
    AccountOutlook outlook = model.outlook(account.account(), account.asOf());
    return items.stream().map(i -> choose(account, i, outlook)).toList();
  }

  private Choice choose(AccountCase account, DueItem due, AccountOutlook outlook) {
    int former = (int) ChronoUnit.DAYS.between(account.asOf(), due.formerDay());
    int days = Math.max(Forecast.DAYS, former + DAYS);
    double[] unpaid = outlook.unpaid(due.item(), List.of(), days);
    Forecast paid = Forecast.of(outlook, due.item(), List.of(), account.asOf());
    if (outlook.evidence() < LEAST_EVIDENCE) {
      Reason thin = Reason.of(ReasonCode.THIN_HISTORY, outlook.evidence());
      return new Choice(Optional.of(due.formerDay()), paid, List.of(thin));
    }
    double open = unpaid[Math.max(0, former)];
    double paidMeanwhile = open == 0 ? 1 : 1 - unpaid[Math.max(0, former) + DAYS] / open;
    if (paidMeanwhile >= LIKELY) {
      LocalDate day = account.run(due.formerDay().plusDays(DAYS));
      Reason reason = Reason.of(ReasonCode.PAYS_UNPROMPTED, Math.round(100 * paidMeanwhile));
      return new Choice(Optional.of(day), paid, List.of(reason));
    }
    Reason reason = Reason.of(ReasonCode.FORMER_SCHEDULE);
    return new Choice(Optional.of(due.formerDay()), paid, List.of(reason));
  }

  @Override
  Optional<PaymentModel> model() {
    return Optional.of(model);
  }

  @Override
  AdvicePolicy following(PaymentModel other) {
    return new HoldBackPolicy(other);
  }

  @Override
  ModelProvenance provenance() {
    ModelProvenance trained = model.provenance();
    return new ModelProvenance(
        trained.model(), trained.features(), trained.trainedUpTo(), "hold-back");
  }
}
