package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun.NotDunned;
import io.mahnwerk.core.spi.NativeRun.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One account in a dunning proposal, in one currency: the checks that look at all of its items. */
final class SapDunningEntry {
  private final SapDunningTerms terms;
  private final List<SapDunningLine> lines;
  private final int highest;
  private final int level;

  SapDunningEntry(SapDunningTerms terms, List<SapDunningLine> lines) {
    this.terms = terms;
    this.lines = lines;
    this.highest =
        lines.stream()
            .filter(line -> !line.isCredit() && line.standing().due())
            .mapToInt(SapDunningLine::level)
            .max()
            .orElse(0);
    this.level = levelWithMinimum();
  }

  /**
   * Why the account gets no notice.
   *
   * @param listed whether the account stays in the proposal, for the exception list
   */
  private record Refusal(ReasonCode reason, boolean listed) {}

  Result decide() {
    Optional<Refusal> refusal = refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    List<DunningNotice.DunnedItem> items =
        lines.stream().filter(this::isOnNotice).map(line -> line.dunned(level)).toList();
    List<NotDunned> others =
        lines.stream()
            .filter(line -> !isOnNotice(line))
            .map(line -> notDunned(line, ReasonCode.NOT_DUE, true))
            .toList();
    DunningNotice notice =
        new DunningNotice(terms.debtor().ref(), terms.runDate(), new DunningLevel(level), items);
    return new Result(List.of(notice), others);
  }

  private Optional<Refusal> refusal() {
    boolean anyBlocked = lines.stream().anyMatch(SapDunningLine::isDueButBlocked);
    if (!terms.isIntervalReached(terms.procedure())) {
      return skip(ReasonCode.INTERVAL_NOT_REACHED);
    }
    if (sum(line -> true).signum() <= 0) {
      return skip(ReasonCode.CREDIT_BALANCE);
    }
    if (lines.stream().noneMatch(line -> line.isDunnable() && !line.isCredit())) {
      return refuse(ReasonCode.NOT_DUE, anyBlocked);
    }
    return arrearsTooFew()
        .or(() -> belowMinimum(anyBlocked))
        .or(this::levelUnchanged)
        .or(this::debtorBlock);
  }

  private Optional<Refusal> arrearsTooFew() {
    int needed = Math.max(1, terms.procedure().minimumDaysInArrears());
    return arrears(line -> !line.isBlocked()) >= needed
        ? Optional.empty()
        : refuse(ReasonCode.MINIMUM_DAYS_NOT_REACHED, arrears(SapDunningLine::isBlocked) >= needed);
  }

  private Optional<Refusal> belowMinimum(boolean anyBlocked) {
    boolean failed = highest > 0 && level == 0;
    return failed ? refuse(ReasonCode.MINIMUM_AMOUNT_NOT_REACHED, anyBlocked) : Optional.empty();
  }

  private Optional<Refusal> levelUnchanged() {
    boolean again = level > 0 && terms.step(level).alwaysDun();
    if (again || lines.stream().anyMatch(this::isRaised)) {
      return Optional.empty();
    }
    boolean blockedWouldRise =
        lines.stream().anyMatch(line -> line.isDueButBlocked() && line.wouldRise());
    return refuse(ReasonCode.LEVEL_UNCHANGED, blockedWouldRise);
  }

  private Optional<Refusal> debtorBlock() {
    return terms.debtor().dunning().block().isPresent()
        ? refuse(ReasonCode.DEBTOR_BLOCK, true)
        : Optional.empty();
  }

  private static Optional<Refusal> skip(ReasonCode reason) {
    return refuse(reason, false);
  }

  private static Optional<Refusal> refuse(ReasonCode reason, boolean listed) {
    return Optional.of(new Refusal(reason, listed));
  }

  private Result refused(Refusal refusal) {
    List<NotDunned> entries = new ArrayList<>();
    if (refusal.reason() == ReasonCode.DEBTOR_BLOCK) {
      String block = terms.debtor().dunning().block().orElseThrow().reasonCode();
      Reason reason = Reason.of(ReasonCode.BLOCKED, block);
      entries.add(new NotDunned(terms.debtor().ref(), reason, true));
    }
    lines.forEach(line -> entries.add(notDunned(line, refusal.reason(), refusal.listed())));
    return new Result(List.of(), entries);
  }

  /** An item's own reason comes before the account's. */
  private NotDunned notDunned(SapDunningLine line, ReasonCode ofAccount, boolean listed) {
    if (line.isBlocked()) {
      String block = line.block().orElseThrow().reasonCode();
      boolean onList = listed && line.isDueButBlocked();
      return new NotDunned(line.item().ref(), Reason.of(ReasonCode.BLOCKED, block), onList);
    }
    return new NotDunned(line.item().ref(), Reason.of(ownReason(line).orElse(ofAccount)), false);
  }

  private Optional<ReasonCode> ownReason(SapDunningLine line) {
    if (line.standing().payable()) {
      return Optional.of(ReasonCode.DIRECT_DEBIT);
    }
    if (!line.isDunnable() || line.level() == 0) {
      return Optional.of(ReasonCode.NOT_DUE);
    }
    boolean lowered = !line.isCredit() && line.level() > Math.max(level, line.oldLevel());
    return lowered ? Optional.of(ReasonCode.MINIMUM_AMOUNT_NOT_REACHED) : Optional.empty();
  }

  private boolean isOnNotice(SapDunningLine line) {
    return line.isDunnable() && line.level() > 0;
  }

  private boolean isRaised(SapDunningLine line) {
    return !line.isCredit() && isOnNotice(line) && line.dunned(level).isRaised();
  }

  /** The highest level whose due sum reaches its minima; sums add up on the way down. */
  private int levelWithMinimum() {
    BigDecimal balance = sum(line -> true);
    for (int candidate = highest; candidate > 0; candidate--) {
      int from = candidate;
      BigDecimal due = sum(line -> line.isDunnable() && line.level() >= from);
      if (reachesMinimum(due, balance, terms.step(candidate))) {
        return candidate;
      }
    }
    return 0;
  }

  /** A minimum amount in another currency does not apply. */
  private boolean reachesMinimum(BigDecimal due, BigDecimal balance, DunningProcedure.Step step) {
    Currency currency = lines.get(0).amount().currency();
    BigDecimal amount =
        step.minimumAmount()
            .filter(minimum -> minimum.currency().equals(currency))
            .map(Money::amount)
            .orElse(BigDecimal.ZERO);
    BigDecimal percent = balance.multiply(step.minimumPercent()).movePointLeft(2);
    return due.signum() > 0 && due.compareTo(amount) >= 0 && due.compareTo(percent) >= 0;
  }

  private int arrears(Predicate<SapDunningLine> which) {
    return lines.stream()
        .filter(line -> !line.isCredit() && which.test(line))
        .mapToInt(line -> line.standing().arrears())
        .max()
        .orElse(0);
  }

  private BigDecimal sum(Predicate<SapDunningLine> which) {
    return lines.stream()
        .filter(which)
        .map(line -> line.amount().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
