package io.mahnwerk.scoring.file;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.ExpectedPayment;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import io.mahnwerk.scoring.AccountOutlook;
import io.mahnwerk.scoring.AdviceContext;
import io.mahnwerk.scoring.PaymentModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Completes advice to one row for each item. A wait that ends on the former day is the former day:
 * so far ahead nothing better is known. A row that a rule decided without asking the model gets the
 * model's probability, with the interval 0 to 1 because nothing is chosen by it.
 */
record FileRows(AdviceContext context, PaymentModel model, List<Reason> objections) {
  private static final int DAYS = 30;

  List<Recommendation> of(DebtorAccount account, List<Recommendation> advice, LocalDate asOf) {
    Map<OpenItemRef, Recommendation> byItem = new HashMap<>();
    advice.forEach(r -> byItem.put(r.item(), r));
    AccountOutlook outlook = model.outlook(account, asOf);
    List<Recommendation> rows = new ArrayList<>();
    for (OpenItem item : account.items()) {
      Recommendation known =
          Optional.ofNullable(byItem.get(item.ref())).orElseGet(() -> unadvised(item, asOf));
      boolean asked = known.low() > 0 || known.high() < 1;
      double paid = asked ? known.probability30() : 1 - outlook.unpaid(item, List.of(), DAYS)[DAYS];
      rows.add(row(known, paid));
    }
    return rows;
  }

  private Recommendation row(Recommendation known, double paid) {
    Decision former = new Decision.DunOn(known.formerDay());
    boolean isFar = known.decision().equals(new Decision.WaitUntil(known.formerDay()));
    List<Reason> reasons = isFar ? List.of(Reason.of(ReasonCode.FORMER_SCHEDULE)) : known.reasons();
    return new Recommendation(
        known.item(),
        known.decidedOn(),
        known.nextLevel(),
        isFar ? former : known.decision(),
        known.formerDay(),
        paid,
        known.low(),
        known.high(),
        known.expected(),
        known.decision().equals(former)
            ? Stream.concat(reasons.stream(), objections.stream()).toList()
            : reasons,
        known.provenance());
  }

  /** What an advisor leaves out: no receivable, no further notice, or one too far ahead. */
  private Recommendation unadvised(OpenItem item, LocalDate asOf) {
    DunningProcedure procedure = context.procedures().find(FormerSchedule.CODE).orElseThrow();
    DunningLevel level = item.dunning().level();
    if (item.kind() != DocumentKind.INVOICE || item.openAmount().isZero()) {
      return ruled(item, asOf, new Decision.LeaveToClerk(), ReasonCode.NOT_AN_INVOICE);
    } else if (level.compareTo(procedure.highestLevel()) >= 0) {
      return ruled(item, asOf, new Decision.LeaveToClerk(), ReasonCode.HIGHEST_LEVEL);
    }
    LocalDate former =
        context
            .runs()
            .nextOnOrAfter(
                procedure.firstDay(level.next(), item.netDueDate(), item.dunning().lastDunnedOn()));
    return ruled(item, asOf, new Decision.DunOn(former), ReasonCode.FORMER_SCHEDULE);
  }

  private static Recommendation ruled(
      OpenItem item, LocalDate asOf, Decision decision, ReasonCode why) {
    DunningLevel level = item.dunning().level();
    return new Recommendation(
        item.ref(),
        asOf,
        decision instanceof Decision.LeaveToClerk ? level : level.next(),
        decision,
        decision.match(Decision.DunOn::day, Decision.WaitUntil::review, leave -> asOf),
        0.5,
        0,
        1,
        ExpectedPayment.NONE,
        List.of(Reason.of(why)),
        ModelProvenance.ruleOnly("hard"));
  }
}
