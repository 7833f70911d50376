package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun;
import java.time.LocalDate;
import java.util.Optional;

/** Under which rules one account is dunned in one run. */
record SapDunningTerms(Debtor debtor, DunningProcedure procedure, NativeRun.Parameters run) {
  LocalDate runDate() {
    return run.runDate();
  }

  /** Why the run does not even select the item; empty when it does. */
  Optional<Reason> leftOut(OpenItem item) {
    if (item.postingDate().isAfter(runDate())) {
      return Optional.of(Reason.of(ReasonCode.NOT_DUE));
    }
    if (!item.specialLedger().isBlank()) {
      return Optional.of(Reason.of(ReasonCode.SPECIAL_ITEM, item.specialLedger()));
    }
    return item.dunning()
        .block()
        .filter(SapHonouring::isUnselected)
        .map(block -> Reason.of(ReasonCode.BLOCKED, block.reasonCode()));
  }

  /**
   * The item's own block; one that is the account's, where that stands, is no block of the item.
   */
  Optional<DunningBlock> blockOf(OpenItem item) {
    boolean accountIsBlocked = debtor.dunning().isBlockedByUs();
    return item.dunning()
        .block()
        .filter(block -> !(accountIsBlocked && SapHonouring.isOfAccount(block)));
  }

  /** The procedure whose days count for the item: the former one where the floor is enforced. */
  DunningProcedure procedureOf(OpenItem item) {
    boolean floored =
        run.floor() == NativeRun.Floor.ENFORCED
            && run.procedures().isOpened(procedure.code())
            && !item.dunning().isChosenBy(runDate());
    return floored ? run.procedures().findFormer(procedure.code()).orElse(procedure) : procedure;
  }

  /** The account's own interval is the account's affair; the former one holds back the item. */
  boolean mayRiseToday(DunningProcedure ofItem) {
    return ofItem.equals(procedure) || isIntervalReached(ofItem);
  }

  boolean isIntervalReached(DunningProcedure by) {
    return debtor
        .dunning()
        .lastDunnedOn()
        .map(last -> !runDate().isBefore(last.plusDays(by.intervalDays())))
        .orElse(true);
  }

  /**
   * A level beyond the procedure's last one, left from another procedure, has the last one's step.
   */
  DunningProcedure.Step step(int level) {
    return procedure.steps().get(Math.min(level, procedure.steps().size()) - 1);
  }
}
