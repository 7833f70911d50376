package io.mahnwerk.app.recommend;

import io.mahnwerk.core.model.Decision;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.ItemHistory;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.Recommendation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts every invoice at its former day and says why nothing better is known. */
final class FormerScheduleAdvisor implements InvoiceAdvisor {
  private static final ModelProvenance PROVENANCE = ModelProvenance.ruleOnly("former-schedule-1");

  private final List<Reason> why;

  /**
   * @param why reasons that stand beside the former schedule on every row
   */
  FormerScheduleAdvisor(List<Reason> why) {
    this.why = List.copyOf(why);
  }

  @Override
  public List<Recommendation> advise(InvoiceBook book, AdviceTerms terms) {
    PaidShare share = new PaidShare(book);
    return book.accounts().stream()
        .flatMap(account -> account.open().stream())
        .map(item -> advise(item, share, book.asOf(), terms))
        .toList();
  }

  private Recommendation advise(
      ItemHistory item, PaidShare share, LocalDate asOf, AdviceTerms terms) {
    PaidShare.Estimate paid = share.at(ChronoUnit.DAYS.between(item.netDueDate(), asOf));
    Optional<LocalDate> next = terms.schedule().nextNotice(item, terms.runs(), asOf);
    boolean credit = item.amount().isCredit() || item.amount().isZero();
    Decision decision =
        next.isPresent() && !credit ? new Decision.DunOn(next.get()) : new Decision.LeaveToClerk();
    return new Recommendation(
        item.ref(),
        asOf,
        new DunningLevel(Math.min(9, item.notices().size() + 1)),
        decision,
        next.orElse(asOf),
        paid.probability(),
        paid.low(),
        paid.high(),
        reasons(credit, next.isPresent()),
        PROVENANCE);
  }

  private List<Reason> reasons(boolean credit, boolean noticeLeft) {
    if (credit) {
      return List.of(Reason.of(ReasonCode.NOT_AN_INVOICE));
    }
    if (!noticeLeft) {
      return List.of(Reason.of(ReasonCode.HIGHEST_LEVEL));
    }
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of(ReasonCode.FORMER_SCHEDULE));
    reasons.addAll(why);
    return reasons;
  }
}
