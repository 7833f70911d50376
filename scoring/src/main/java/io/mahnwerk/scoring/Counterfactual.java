package io.mahnwerk.scoring;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a small change of what is known that would have led to another day. Each candidate is
 * put through the whole choice again, so that a sentence is never more than what was computed;
 * nothing is said where no candidate changes the day. At most six choices are made for an item, as
 * each costs what the advice itself costs.
 */
final class Counterfactual {
  /**
   * Days after the due date within which the last invoice might have been paid. The widest change
   * comes first: where it leads to no other day, no smaller one is tried.
   */
  private static final int[] LAST_DELAYS = {0, 10};

  /** The same for the amount. */
  private static final int[] PARTS = {32, 8, 2};

  /** With more due items the amount of one of them is not looked at: each try scores them all. */
  private static final int MOST_ITEMS = 2;

  private static final MathContext ROUGHLY = new MathContext(2, RoundingMode.DOWN);

  private final AdvicePolicy policy;
  private final AccountCase account;
  private final List<DueItem> items;
  private final Map<Integer, Optional<List<Choice>>> supposed = new HashMap<>();

  Counterfactual(AdvicePolicy policy, AccountCase account, List<DueItem> items) {
    this.policy = policy;
    this.account = account;
    this.items = items;
  }

  Optional<Reason> of(int item, Choice choice) {
    return paidSooner(item, choice)
        .or(() -> lessOpen(item, choice))
        .or(() -> withoutSegment(item, choice));
  }

  /** Where the segment's rule chose, neither payments nor the amount may have a say. */
  private Optional<Reason> withoutSegment(int item, Choice choice) {
    if (choice.reasons().stream().noneMatch(r -> r.code() == ReasonCode.SEGMENT_RULE)) {
      return Optional.empty();
    }
    return policy
        .withoutSegment()
        .map(other -> other.choose(account, items).get(item).day())
        .filter(day -> !day.equals(choice.day()))
        .map(
            day ->
                day.map(d -> Reason.of(ReasonCode.IF_NO_SEGMENT_OTHER_DAY, d))
                    .orElseGet(() -> Reason.of(ReasonCode.IF_NO_SEGMENT_NO_NOTICE)));
  }

  private Optional<Reason> paidSooner(int item, Choice choice) {
    Optional<Reason> found = Optional.empty();
    for (int delay : LAST_DELAYS) {
      Optional<Choice> other =
          supposed
              .computeIfAbsent(delay, this::choose)
              .map(choices -> choices.get(item))
              .filter(c -> !c.day().equals(choice.day()));
      if (other.isEmpty()) {
        return found;
      }
      found =
          Optional.of(
              other
                  .get()
                  .day()
                  .map(d -> Reason.of(ReasonCode.IF_PAID_SOONER_OTHER_DAY, delay, d))
                  .orElseGet(() -> Reason.of(ReasonCode.IF_PAID_SOONER_NO_NOTICE, delay)));
    }
    return found;
  }

  private Optional<List<Choice>> choose(int lastDelay) {
    return policy
        .model()
        .flatMap(m -> m.supposing(account.account().debtor(), account.asOf(), lastDelay))
        .map(m -> policy.following(m).choose(account, items));
  }

  private Optional<Reason> lessOpen(int item, Choice choice) {
    if (items.size() > MOST_ITEMS) {
      return Optional.empty();
    }
    Money open = items.get(item).item().openAmount();
    Optional<Less> found = Optional.empty();
    for (int part : PARTS) {
      BigDecimal less = open.amount().divide(BigDecimal.valueOf(part), MathContext.DECIMAL64);
      Optional<Less> other = tried(item, choice, roughly(open, less));
      if (other.isEmpty()) {
        break;
      }
      found = other;
    }
    return found.map(less -> less.reason(open));
  }

  /** An amount with which another day is chosen. */
  private record Less(BigDecimal amount, Optional<LocalDate> day) {
    private Reason reason(Money open) {
      Money shown = new Money(open.currency(), amount);
      return day.map(d -> Reason.of(ReasonCode.IF_LESS_OPEN_OTHER_DAY, shown, d))
          .orElseGet(() -> Reason.of(ReasonCode.IF_LESS_OPEN_NO_NOTICE, shown));
    }
  }

  private Optional<Less> tried(int item, Choice choice, BigDecimal amount) {
    if (amount.signum() <= 0) {
      return Optional.empty();
    }
    Optional<LocalDate> day = chosen(item, amount);
    return day.equals(choice.day()) ? Optional.empty() : Optional.of(new Less(amount, day));
  }

  private Optional<LocalDate> chosen(int changed, BigDecimal amount) {
    List<DueItem> others = new ArrayList<>(items);
    DueItem due = items.get(changed);
    OpenItem less = due.item().with(new Money(due.item().openAmount().currency(), amount));
    others.set(changed, new DueItem(less, due.level(), due.firstRun(), due.formerDay()));
    List<OpenItem> open =
        account.account().items().stream().map(i -> i.ref().equals(less.ref()) ? less : i).toList();
    AccountCase supposed =
        new AccountCase(
            new DebtorAccount(account.account().debtor(), open),
            account.asOf(),
            account.own(),
            account.former(),
            account.context());
    return policy.choose(supposed, others).get(changed).day();
  }

  private static BigDecimal roughly(Money open, BigDecimal amount) {
    return amount.round(ROUGHLY).setScale(open.amount().scale(), RoundingMode.DOWN);
  }
}
