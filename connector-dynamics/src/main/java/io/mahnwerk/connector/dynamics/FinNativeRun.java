package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collection letters of Dynamics 365 Finance by transaction, as far as the receivables model and
 * the released entities carry them: one letter to a customer a day, which lists each invoice at the
 * letter after its last one once its days after the due date have passed. When the last letter went
 * out cannot be read, so the days of a later letter count from the due date, too.
 *
 * @param leavesDisputedOut whether the customer parameters exclude disputed transactions
 */
record FinNativeRun(boolean leavesDisputedOut) implements NativeRun {
  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    Optional<DunningProcedure> letters =
        run.procedures().find(account.debtor().dunning().procedure());
    List<DunningNotice.DunnedItem> listed = new ArrayList<>();
    List<NotDunned> notDunned = new ArrayList<>();
    for (OpenItem item : account.items()) {
      Optional<Reason> why =
          letters.isEmpty() ? unknown(account) : why(account, item, letters.get(), run);
      if (why.isPresent()) {
        notDunned.add(new NotDunned(item.ref(), why.get(), false));
      } else {
        DunningLevel level = item.dunning().level();
        listed.add(new DunningNotice.DunnedItem(item.ref(), level, level.next()));
      }
    }
    return new Result(notice(account, run, listed), notDunned);
  }

  private static List<DunningNotice> notice(
      DebtorAccount account, Parameters run, List<DunningNotice.DunnedItem> listed) {
    return listed.stream()
        .map(DunningNotice.DunnedItem::to)
        .max(Comparator.naturalOrder())
        .map(
            level ->
                List.of(new DunningNotice(account.debtor().ref(), run.runDate(), level, listed)))
        .orElse(List.of());
  }

  private static Optional<Reason> unknown(DebtorAccount account) {
    return Optional.of(
        Reason.of(ReasonCode.PROCEDURE_UNKNOWN, account.debtor().dunning().procedure()));
  }

  private Optional<Reason> why(
      DebtorAccount account, OpenItem item, DunningProcedure letters, Parameters run) {
    if (account.debtor().dunning().block().isPresent()) {
      return Optional.of(Reason.of(ReasonCode.DEBTOR_BLOCK));
    }
    if (item.kind() != DocumentKind.INVOICE || item.openAmount().isCredit()) {
      return Optional.of(Reason.of(ReasonCode.NOT_AN_INVOICE));
    }
    if (item.dunning().block().isPresent()) {
      return item.dunning().block().map(DynBlockReason::of);
    }
    if (leavesDisputedOut && item.dispute().isPresent()) {
      return Optional.of(Reason.of(ReasonCode.DISPUTED));
    }
    if (item.dunning().level().compareTo(letters.highestLevel()) >= 0) {
      return Optional.of(Reason.of(ReasonCode.HIGHEST_LEVEL));
    }
    boolean due =
        !run.runDate()
            .isBefore(
                letters.firstDay(
                    item.dunning().level().next(), item.netDueDate(), Optional.empty()));
    return due ? Optional.empty() : Optional.of(Reason.of(ReasonCode.NOT_DUE));
  }
}
