package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one item that nobody has dunned yet, as a model expects it. Given that the item
 * stays open, a policy's choices follow from each other: a wait is thought over at its end, the
 * next level is chosen after the last notice.
 */
final class CourseAhead {
  private static final int HORIZON_PAST_DUE = 180;

  private final AccountCase begin;
  private final OpenItem item;
  private final AccountOutlook outlook;
  private final LocalDate end;

  CourseAhead(AccountCase begin, AccountOutlook outlook) {
    this.begin = begin;
    this.item = begin.account().items().get(0);
    this.outlook = outlook;
    this.end = item.netDueDate().plusDays(HORIZON_PAST_DUE);
  }

  /** Expected days to payment, cut at 180 days past due, and expected complaints. */
  record Sum(double days, double complaints) {}

  Sum of(List<PlannedNotice> notices) {
    int ahead = (int) ChronoUnit.DAYS.between(begin.asOf(), end);
    double[] unpaid = outlook.unpaid(item, notices, ahead);
    double days = 0;
    for (double still : unpaid) {
      days += still;
    }
    double complaints = 0;
    for (PlannedNotice notice : notices) {
      int before = (int) ChronoUnit.DAYS.between(begin.asOf(), notice.day()) - 1;
      complaints += unpaid[Math.max(0, Math.min(ahead, before))] * outlook.complaint(item, notice);
    }
    return new Sum(days, complaints);
  }

  /** As the former schedule sends them. */
  List<PlannedNotice> formerNotices() {
    DueItem due = begin.due(item);
    return begin.path(due, due.formerDay());
  }

  /** As the policy chooses them, for as long as the item stays open. */
  List<PlannedNotice> notices(AdvicePolicy policy) {
    List<PlannedNotice> sent = new ArrayList<>();
    LocalDate day = begin.asOf();
    while (day.isBefore(end)) {
      AccountCase account = after(sent, day);
      OpenItem open = account.account().items().get(0);
      if (!account.hasNextLevel(open)) {
        break;
      }
      DueItem due = account.due(open);
      if (account.isNear(due)) {
        Optional<LocalDate> chosen = chosen(policy.ahead(item, begin.asOf(), sent), account, due);
        chosen.ifPresent(on -> sent.add(new PlannedNotice(due.level(), on)));
        day = chosen.orElse(account.waitsUntil(due)).plusDays(1);
      } else {
        day = day.plusDays(1);
      }
    }
    return sent;
  }

  private static Optional<LocalDate> chosen(AdvicePolicy policy, AccountCase account, DueItem due) {
    return policy
        .choose(account, List.of(due))
        .get(0)
        .day()
        .filter(day -> !day.isAfter(account.waitsUntil(due)));
  }

  private AccountCase after(List<PlannedNotice> sent, LocalDate day) {
    if (sent.isEmpty()) {
      return begin.on(begin.account(), day);
    }
    PlannedNotice last = sent.get(sent.size() - 1);
    DunningState state =
        new DunningState(
            last.level(), Optional.of(last.day()), Optional.empty(), Optional.empty(), false);
    OpenItem dunned = item.with(state, item.version());
    return begin.on(new DebtorAccount(begin.account().debtor(), List.of(dunned)), day);
  }
}
