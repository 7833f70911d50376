package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
  private static final double SHARE_OF_OWN_HOPES = 0.7;

  private final AdviceContext context;
  private final SegmentRules rules;

  public PortfolioGuard(AdviceContext context, SegmentRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /** A debtor as it is advised, with one item that was open on a day. */
  public record Case(DebtorAccount account, LocalDate asOf) {
    OpenItem item() {
      return account.items().get(0);
    }
  }

  /** Who chooses days, and who foresees what comes of them. */
  public record Side(PaymentModel planner, PaymentModel judge) {}

  /**
   * The price of a day, 0 to 2.50 euros, between two that were tried as a straight line between
   * them has it; 0 without a case. The cases are a sample: the expected rise of the days to pay
   * must lie below zero with 95 % certainty. The model judges its own plans, so that an expected
   * fall counts seven tenths. Empty where no price does that, or where the plan then brings more
   * complaints than the former days.
   */
  public OptionalDouble price(PaymentModel model, List<Case> cases) {
    GuardSum[] sums = sums(new Side(model, model), cases, SHARE_OF_OWN_HOPES);
    OptionalInt least = least(sums);
    if (least.isEmpty() || least.getAsInt() == 0) {
      return price(least);
    }
    int quick = least.getAsInt();
    double slower = sums[quick - 1].mostDays();
    double share = slower / (slower - sums[quick].mostDays());
    return OptionalDouble.of(PRICES[quick - 1] + share * (PRICES[quick] - PRICES[quick - 1]));
  }

  /**
   * The least price that was tried and under which every judge finds that the days to pay do not
   * rise, with 95 % certainty, and complaints do not become more; empty where there is none. Falls
   * count in full, so that a judge should know other debtors than its planner.
   */
  public OptionalDouble judgedPrice(List<Side> sides, List<Case> cases) {
    return price(
        least(sides.stream().map(side -> sums(side, cases, 1)).toArray(GuardSum[][]::new)));
  }

  private static OptionalDouble price(OptionalInt index) {
    return index.isPresent() ? OptionalDouble.of(PRICES[index.getAsInt()]) : OptionalDouble.empty();
  }

  private static OptionalInt least(GuardSum[]... judged) {
    return IntStream.range(0, PRICES.length)
        .filter(p -> Arrays.stream(judged).allMatch(sums -> sums[p].mostDays() <= 0))
        .limit(1)
        .filter(p -> Arrays.stream(judged).allMatch(sums -> sums[p].complaints() <= 0))
        .findFirst();
  }

  private GuardSum[] sums(Side side, List<Case> cases, double shareOfFalls) {
    GuardSum[] sums = new GuardSum[PRICES.length];
    Arrays.setAll(sums, p -> new GuardSum(shareOfFalls));
    for (Case one : cases) {
      add(side, one, sums);
    }
    return sums;
  }

  private void add(Side side, Case one, GuardSum[] sums) {
    DunningProcedureCode code = one.account().debtor().dunning().procedure();
    Optional<DunningProcedure> own = context.procedures().find(code);
    Optional<DunningProcedure> former = context.procedures().findFormer(code);
    if (own.isEmpty() || former.isEmpty()) {
      return;
    }
    AccountCase account =
        new AccountCase(one.account(), one.asOf(), own.get(), former.get(), context);
    PaymentModel asked = new Remembered(side.planner());
    CourseAhead course = new CourseAhead(account, asked.outlook(one.account(), one.asOf()));
    CourseAhead judged =
        side.judge() == side.planner()
            ? course
            : new CourseAhead(account, side.judge().outlook(one.account(), one.asOf()));
    CourseAhead.Sum usual = judged.of(judged.formerNotices());
    for (int p = 0; p < sums.length; p++) {
      AdvicePolicy policy = new ModelPolicy(new Priced(asked, PRICES[p]), rules, true);
      CourseAhead.Sum planned = judged.of(course.notices(policy));
      sums[p].add(planned.days() - usual.days(), planned.complaints() - usual.complaints());
    }
  }
}
