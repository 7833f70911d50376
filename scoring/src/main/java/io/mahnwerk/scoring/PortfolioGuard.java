package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps money from coming later, and complaints from becoming more, than under the former schedule,
 * for all debtors together. Where letters and complaints cost much, the greatest utility may be had
 * by waiting. Then each further day of an open item is given a price in euros, the same for small
 * and large items as each of them counts once in the days to pay, and the least price is looked for
 * under which the days to pay that the model expects do not rise.
 *
 * <p>What the model expects may be wrong: this bounds a plan and promises nothing.
 */
public final class PortfolioGuard {
  /** Euros a day, from none to as much as a letter. */
  private static final double[] PRICES = {0, 0.1, 0.2, 0.35, 0.6, 1, 2.5};

  /**
   * A plan is chosen for what its model hopes of it, so the hope is too high. How much is set by
   * hand after two simulated worlds, see docs/scoring.md.
   */
  private static final double SHARE_OF_FALLS = 0.7;

  /** Waits bring money sooner only by answers to later notices, of which least is known. */
  private static final double SHARE_OF_FALLS_BY_WAITS = 0.5;

  private final AdviceContext context;
  private final SegmentRules rules;

  public PortfolioGuard(AdviceContext context, SegmentRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /** A debtor with one item that was open on a day, dunned by an opened procedure. */
  public record Case(DebtorAccount account, LocalDate asOf) {
    OpenItem item() {
      return account.items().get(0);
    }
  }

  /**
   * The price of a day, 0 to 2.50 euros, between two that were tried as a straight line between
   * them has it; 0 without a case. The cases are a sample: the expected rise of the days to pay
   * must lie below zero with 95 % certainty, where an expected fall counts seven tenths, one half
   * where items can only be held back. Empty where no price does that, or where the plan then
   * brings more complaints than the former days.
   */
  public OptionalDouble price(PaymentModel model, List<Case> cases) {
    GuardSum[] sums = new GuardSum[PRICES.length];
    double shareOfFalls = context.settings().delayOnly() ? SHARE_OF_FALLS_BY_WAITS : SHARE_OF_FALLS;
    Arrays.setAll(sums, p -> new GuardSum(shareOfFalls));
    for (Case one : cases) {
      add(model, one, sums);
    }
    int quick = 0;
    while (quick < sums.length && sums[quick].mostDays() > 0) {
      quick++;
    }
    if (quick == sums.length || sums[quick].complaints() > 0) {
      return OptionalDouble.empty();
    } else if (quick == 0) {
      return OptionalDouble.of(PRICES[0]);
    }
    double slower = sums[quick - 1].mostDays();
    double share = slower / (slower - sums[quick].mostDays());
    return OptionalDouble.of(PRICES[quick - 1] + share * (PRICES[quick] - PRICES[quick - 1]));
  }

  private void add(PaymentModel model, Case one, GuardSum[] sums) {
    Optional<DunningProcedure> own =
        context.procedures().find(one.account().debtor().dunning().procedure());
    Optional<DunningProcedure> former =
        context.procedures().findFormer(one.account().debtor().dunning().procedure());
    if (own.isEmpty() || former.isEmpty()) {
      return;
    }
    AccountCase account =
        new AccountCase(one.account(), one.asOf(), own.get(), former.get(), context);
    PaymentModel asked = new Remembered(model);
    CourseAhead course = new CourseAhead(account, asked.outlook(one.account(), one.asOf()));
    CourseAhead.Sum usual = course.of(course.formerNotices());
    for (int p = 0; p < sums.length; p++) {
      AdvicePolicy policy = new ModelPolicy(new Priced(asked, PRICES[p]), rules, true);
      CourseAhead.Sum planned = course.of(course.notices(policy));
      sums[p].add(planned.days() - usual.days(), planned.complaints() - usual.complaints());
    }
  }
}
