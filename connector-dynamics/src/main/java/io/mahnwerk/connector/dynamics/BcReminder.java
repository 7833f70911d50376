package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun.NotDunned;
import io.mahnwerk.core.spi.NativeRun.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a run makes of a customer's open entries in one currency: one reminder or none. */
record BcReminder(Debtor debtor, BcReminderTerms terms, List<BcReminderLine> lines) {

  /** Whether a reminder would be due and the customer as a whole is kept out of it. */
  boolean isStoppedByCustomer() {
    return amountRefuses().isEmpty() && debtor.dunning().block().isPresent();
  }

  Result make() {
    Optional<ReasonCode> refusal =
        isStoppedByCustomer() ? Optional.of(ReasonCode.DEBTOR_BLOCK) : amountRefuses();
    List<NotDunned> others =
        lines.stream()
            .filter(line -> refusal.isPresent() || !line.isMarked())
            .map(line -> new NotDunned(line.entry().ref(), reason(line, refusal), false))
            .toList();
    return new Result(refusal.isPresent() ? List.of() : List.of(notice()), others);
  }

  private DunningNotice notice() {
    return new DunningNotice(
        debtor.ref(),
        terms.documentDate(),
        headerLevel(),
        lines.stream()
            .filter(BcReminderLine::isMarked)
            .sorted(lastLevelFirst())
            .map(BcReminderLine::dunned)
            .toList());
  }

  private static Comparator<BcReminderLine> lastLevelFirst() {
    return Comparator.comparing((BcReminderLine line) -> line.level().orElseThrow()).reversed();
  }

  private DunningLevel headerLevel() {
    return lines.stream()
        .filter(line -> line.isMarked() && !line.isCreditMemo())
        .flatMap(line -> line.level().stream())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Optional<ReasonCode> amountRefuses() {
    if (lines.stream().noneMatch(BcReminderLine::makesDocument)) {
      return Optional.of(ReasonCode.NOT_DUE);
    }
    Money sum =
        lines.stream()
            .filter(BcReminderLine::isMarked)
            .map(line -> line.entry().openAmount())
            .reduce(Money::plus)
            .orElseThrow();
    if (sum.isCredit() || sum.isZero()) {
      return Optional.of(ReasonCode.CREDIT_BALANCE);
    }
    return isBelowMinimum(sum)
        ? Optional.of(ReasonCode.MINIMUM_AMOUNT_NOT_REACHED)
        : Optional.empty();
  }

  private boolean isBelowMinimum(Money sum) {
    return terms.procedure().steps().get(0).minimumAmount().stream()
        .filter(minimum -> minimum.currency().equals(sum.currency()))
        .anyMatch(minimum -> sum.compareTo(minimum) < 0);
  }

  /** An entry's own reason comes before that of the document. */
  private static Reason reason(BcReminderLine line, Optional<ReasonCode> refusal) {
    if (line.onHold()) {
      return DynBlockReason.of(line.entry().dunning().block().orElseThrow());
    }
    if (line.level().isEmpty()) {
      return Reason.of(ReasonCode.HIGHEST_LEVEL);
    }
    return Reason.of(line.expired() ? refusal.orElse(ReasonCode.NOT_DUE) : ReasonCode.NOT_DUE);
  }
}
