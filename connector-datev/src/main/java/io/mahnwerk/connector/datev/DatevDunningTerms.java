package io.mahnwerk.connector.datev;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.Optional;

/** Under which rules one account is dunned on one Stichtag. */
record DatevDunningTerms(
    Debtor debtor, DunningProcedure procedure, NativeRun.Parameters run, DatevDunningRules rules) {
  LocalDate stichtag() {
    return run.runDate();
  }

  /** Why the Mahnvorschlag does not look at the item at all; empty when it does. */
  Optional<Reason> leftOut(OpenItem item) {
    if (!item.specialLedger().isBlank()) {
      return Optional.of(Reason.of(ReasonCode.SPECIAL_ITEM, item.specialLedger()));
    }
    if (item.kind() != DocumentKind.INVOICE || item.openAmount().isCredit()) {
      return Optional.of(Reason.of(ReasonCode.NOT_AN_INVOICE));
    }
    boolean collected = item.directDebit() || debtor.directDebit();
    if (collected && rules.directDebit() == DatevDunningRules.DirectDebit.LEFT_OUT) {
      return Optional.of(Reason.of(ReasonCode.DIRECT_DEBIT));
    }
    return item.dunning().block().map(block -> Reason.of(ReasonCode.BLOCKED, block.reasonCode()));
  }

  /** The level that the item reaches on this day; its own level where it reaches no further. */
  DunningLevel reached(OpenItem item) {
    DunningProcedure by = procedureOf(item);
    DunningLevel reached = item.dunning().level();
    if (item.postingDate().isAfter(stichtag()) || !isIntervalReached(by)) {
      return reached;
    }
    for (int level = reached.value() + 1; level <= by.steps().size(); level++) {
      if (!DatevProcedureCode.parse(by.code()).allows(level)) {
        continue;
      }
      if (!isReached(item, level, by)) {
        return reached;
      }
      reached = new DunningLevel(level);
      if (rules.rise() == DatevDunningRules.Rise.ONE) {
        return reached;
      }
    }
    return reached;
  }

  private boolean isReached(OpenItem item, int level, DunningProcedure by) {
    int days = by.step(new DunningLevel(level)).daysInArrears();
    if (item.arrears(stichtag()) < days) {
      return false;
    }
    int before = item.dunning().level().value();
    if (rules.lastNotice() == DatevDunningRules.LastNotice.IGNORED || before == 0) {
      return true;
    }
    int since = days - by.step(new DunningLevel(Math.min(before, level))).daysInArrears();
    return item.dunning()
        .lastDunnedOn()
        .map(last -> !stichtag().isBefore(last.plusDays(since)))
        .orElse(true);
  }

  /** The procedure whose days count for the item: the former one where the floor is enforced. */
  private DunningProcedure procedureOf(OpenItem item) {
    boolean floored =
        run.floor() == NativeRun.Floor.ENFORCED
            && run.procedures().isOpened(procedure.code())
            && !item.dunning().isChosenBy(stichtag());
    return floored ? run.procedures().findFormer(procedure.code()).orElse(procedure) : procedure;
  }

  private boolean isIntervalReached(DunningProcedure by) {
    return debtor
        .dunning()
        .lastDunnedOn()
        .map(last -> !stichtag().isBefore(last.plusDays(by.intervalDays())))
        .orElse(true);
  }
}
