package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each candidate day is worth to one item in expectation. Utility in euros is -(interest *
 * amount / 365) * sum of the probabilities to be unpaid, each day to 180 days past due, less the
 * cost of later notices and their complaints. Amounts of other currencies count as if they were
 * euros.
 */
final class ItemValue {
  private static final int HORIZON_PAST_DUE = 180;
  private static final int LEAST_HORIZON = 31;

  private final AccountCase account;
  private final DueItem due;
  private final AccountOutlook outlook;
  private final int horizon;
  private final double dayPrice;
  private LetterPlan.@Nullable Worth worth;

  ItemValue(AccountCase account, DueItem due, AccountOutlook outlook) {
    this(account, due, outlook, 0);
  }

  /**
   * @param dayPrice see {@link PaymentModel#dayPrice}
   */
  ItemValue(AccountCase account, DueItem due, AccountOutlook outlook, double dayPrice) {
    this.dayPrice = dayPrice;
    this.account = account;
    this.due = due;
    this.outlook = outlook;
    this.horizon = Math.max(LEAST_HORIZON, HORIZON_PAST_DUE - due.item().arrears(account.asOf()));
  }

  LetterPlan.Worth worth(Candidates candidates) {
    LetterPlan.Worth known = worth;
    if (known == null) {
      known = work(candidates);
      worth = known;
    }
    return known;
  }

  Choice choice(Candidates candidates, int index, List<Reason> reasons) {
    Optional<LocalDate> day =
        index == candidates.size() ? Optional.empty() : Optional.of(candidates.day(index));
    return choice(day, reasons);
  }

  /** What limits all else that is said follows the first reason: a list may show three of them. */
  private Choice choice(Optional<LocalDate> day, List<Reason> reasons) {
    Forecast forecast = forecast(day);
    List<Reason> said = new ArrayList<>(reasons);
    if (!forecast.tried()) {
      said.add(1, Reason.of(ReasonCode.DAY_UNTRIED));
    }
    return new Choice(day, forecast, List.copyOf(said));
  }

  Choice former(Reason reason) {
    Optional<LocalDate> day = Optional.of(due.formerDay());
    return choice(day, List.of(reason));
  }

  List<Reason> traits() {
    return outlook.traits();
  }

  /** What is expected of its payment if the notice goes out on this day, or none does. */
  Forecast forecast(Optional<LocalDate> day) {
    List<PlannedNotice> path = day.map(d -> account.path(due, d)).orElse(List.of());
    return Forecast.of(outlook, due.item(), path, account.asOf());
  }

  private LetterPlan.Worth work(Candidates candidates) {
    int none = candidates.size();
    double[] euros = new double[none + 1];
    double[] sent = new double[none + 1];
    double[] complaint = new double[none + 1];
    for (int c = 0; c < none; c++) {
      if (candidates.allows(due, c)) {
        List<PlannedNotice> path = account.path(due, candidates.day(c));
        double[] unpaid = outlook.unpaid(due.item(), path, horizon);
        euros[c] = -interest(unpaid) - later(path, unpaid);
        sent[c] = openAt(unpaid, path.get(0));
        complaint[c] = outlook.complaint(due.item(), path.get(0));
      } else {
        euros[c] = Double.NEGATIVE_INFINITY;
      }
    }
    euros[none] = -interest(outlook.unpaid(due.item(), List.of(), horizon));
    return new LetterPlan.Worth(euros, sent, complaint);
  }

  private double interest(double[] unpaid) {
    double days = 0;
    for (int k = 1; k < unpaid.length; k++) {
      days += unpaid[k];
    }
    double amount = due.item().openAmount().amount().doubleValue();
    return (account.settings().interestRate() * amount / 365 + dayPrice) * days;
  }

  private double later(List<PlannedNotice> path, double[] unpaid) {
    AdviceSettings settings = account.settings();
    double euros = 0;
    for (PlannedNotice notice : path.subList(1, path.size())) {
      double open = openAt(unpaid, notice);
      if (open > 0) {
        double complaint = outlook.complaint(due.item(), notice);
        euros += open * (settings.noticeCost() + settings.complaintCost() * complaint);
      }
    }
    return euros;
  }

  /** The probability that the run of this day still finds the item; 0 beyond the horizon. */
  private double openAt(double[] unpaid, PlannedNotice notice) {
    long k = ChronoUnit.DAYS.between(account.asOf(), notice.day()) - 1;
    return k < unpaid.length ? unpaid[(int) Math.max(0, k)] : 0;
  }
}
