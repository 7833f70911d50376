package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.scoring.explain.Ground;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says why a day other than the former one was chosen: at most three sentences beside the choice's
 * own, from what the model expects of either day and from what each group of features adds to the
 * difference; where asked, also one counterfactual.
 */
final class Explanation {
  private static final int MOST = 3;
  private static final int MOST_OF_EXPECTATION = 2;
  private static final int HORIZON = 120;
  private static final int LEAST_DAYS = 2;
  private static final double LEAST_COMPLAINTS = 0.02;
  private static final double LEAST_SHARE = 0.1;
  private static final double LEAST_LOG_ODDS = 0.02;

  private final AdvicePolicy policy;
  private final AccountCase account;
  private final List<DueItem> items;

  Explanation(AdvicePolicy policy, AccountCase account, List<DueItem> items) {
    this.policy = policy;
    this.account = account;
    this.items = items;
  }

  /** The same choices, each that is not for the former day with its explanation. */
  List<Choice> of(List<Choice> choices) {
    Optional<PaymentModel> model = policy.model();
    if (model.isEmpty() || !model.get().knowsTiming()) {
      return choices;
    }
    AccountOutlook outlook = model.get().outlook(account.account(), account.asOf());
    List<Choice> explained = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      if (needsNone(i, choice)) {
        explained.add(choice);
      } else {
        List<Reason> reasons = new ArrayList<>(choice.reasons());
        add(reasons, new Compared(items.get(i), choice, outlook));
        explained.add(new Choice(choice.day(), choice.forecast(), reasons));
      }
    }
    return explained;
  }

  /** What would have led to another day than the one chosen for an item, where that is found. */
  Optional<Reason> counterfactual(int item, Choice choice) {
    return policy.model().isEmpty() || needsNone(item, choice)
        ? Optional.empty()
        : new Counterfactual(policy, account, items).of(item, choice);
  }

  private boolean needsNone(int item, Choice choice) {
    return choice.day().equals(Optional.of(items.get(item).formerDay()))
        || ExploringPolicy.isOfPilot(choice);
  }

  private void add(List<Reason> reasons, Compared compared) {
    List<Reason> expected = compared.expectations(account).toList();
    List<Reason> grounds = compared.grounds(account).toList();
    int ofExpectation = grounds.isEmpty() ? MOST : MOST_OF_EXPECTATION;
    Stream.concat(expected.stream().limit(ofExpectation), grounds.stream())
        .filter(r -> reasons.stream().noneMatch(known -> says(known, r)))
        .limit(Math.max(0, MOST + 1 - reasons.size()))
        .toList()
        .forEach(reasons::add);
  }

  private static boolean says(Reason known, Reason other) {
    return known.code() == other.code()
        || known.code() == ReasonCode.COMPLAINT_LIKELY
            && other.code() == ReasonCode.FEWER_COMPLAINTS;
  }

  /** The chosen day beside the former one. */
  private record Compared(DueItem due, Choice choice, AccountOutlook outlook) {
    private List<PlannedNotice> chosen(AccountCase account) {
      return choice.day().map(d -> account.path(due, d)).orElse(List.of());
    }

    private List<PlannedNotice> former(AccountCase account) {
      return account.path(due, due.formerDay());
    }

    private Stream<Reason> expectations(AccountCase account) {
      List<PlannedNotice> chosen = chosen(account);
      List<PlannedNotice> former = former(account);
      double sooner = unpaidDays(former) - unpaidDays(chosen);
      Stream<Reason> time =
          Stream.of(Math.round(sooner))
              .filter(days -> days >= LEAST_DAYS)
              .map(days -> Reason.of(ReasonCode.PAYMENT_SOONER, days));
      if (chosen.isEmpty()) {
        return time;
      }
      double now = outlook.complaint(due.item(), chosen.get(0));
      double then = outlook.complaint(due.item(), former.get(0));
      Stream<Reason> complaints =
          Stream.of(then - now)
              .filter(less -> less >= LEAST_COMPLAINTS)
              .map(less -> Reason.of(ReasonCode.FEWER_COMPLAINTS, percent(now), percent(then)));
      return Stream.concat(time, complaints);
    }

    private double unpaidDays(List<PlannedNotice> path) {
      double days = 0;
      for (double unpaid : outlook.unpaid(due.item(), path, HORIZON)) {
        days += unpaid;
      }
      return days;
    }

    private Stream<Reason> grounds(AccountCase account) {
      if (choice.day().isEmpty()) {
        return Stream.of();
      }
      double[] difference = outlook.contributions(due.item(), chosen(account), former(account));
      Map<Ground, Double> sums = Ground.sums(difference);
      double all = sums.values().stream().mapToDouble(Math::abs).sum();
      double least = Math.max(LEAST_LOG_ODDS, LEAST_SHARE * all);
      return sums.entrySet().stream()
          .filter(e -> e.getValue() >= least)
          .sorted(Map.Entry.<Ground, Double>comparingByValue(Comparator.reverseOrder()))
          .map(e -> sentence(e.getKey()));
    }

    private Reason sentence(Ground ground) {
      return switch (ground) {
        case NOTICE_DAY -> days(ReasonCode.NOTICE_DAY_ANSWERED);
        case OVERDUE_DAYS -> days(ReasonCode.OVERDUE_DAYS_SPEAK);
        case TIME_OF_MONTH -> Reason.of(ReasonCode.TIME_OF_MONTH_SPEAKS);
        case TIME_OF_QUARTER -> Reason.of(ReasonCode.TIME_OF_QUARTER_SPEAKS);
        case WEEKDAY -> Reason.of(ReasonCode.WEEKDAY_SPEAKS);
        case OWN_PAYMENTS -> Reason.of(ReasonCode.OWN_PAYMENTS_SPEAK);
        case LIKE_DEBTORS -> Reason.of(ReasonCode.LIKE_DEBTORS_SPEAK);
        case INVOICE -> Reason.of(ReasonCode.INVOICE_SPEAKS);
      };
    }

    private Reason days(ReasonCode code) {
      LocalDate day = choice.day().orElse(due.formerDay());
      return Reason.of(code, after(day), after(due.formerDay()));
    }

    private long after(LocalDate day) {
      return ChronoUnit.DAYS.between(due.item().netDueDate(), day);
    }

    private static long percent(double share) {
      return Math.round(100 * share);
    }
  }
}
