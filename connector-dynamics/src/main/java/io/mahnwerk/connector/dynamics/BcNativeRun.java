package io.mahnwerk.connector.dynamics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.DunningProcedure;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.NativeRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * <em>Create Reminders</em> of Business Central (report 188, codeunit 392 "Reminder-Make") on one
 * customer, with every reminder issued at once (codeunit 393) and the request page as delivered:
 * only overdue entries, no entries on hold, the level of each line its own.
 *
 * <p>The run date is the document date. Each entry that is not on hold goes to the level after the
 * last reminder issued for it; a level's grace is strict, so nothing happens on its last day. The
 * days of a level above the first count from the due date of that last reminder: {@link
 * DunningProcedure.Step#daysAfterNotice} holds that due date's days and the grace. Each currency
 * with a positive entry gets a document of its own. A debtor's own block stands for what keeps a
 * customer out as a whole: blocked for all transactions, or a reminder that is not yet issued.
 *
 * <p>With {@link NativeRun.Floor#ENFORCED} the subscriber of our extension is part of the run: a
 * positive entry of a steered customer that carries no date of ours which has come needs the former
 * terms' grace to have passed as well.
 *
 * <p>Left out, because the receivables model does not carry it: amounts in local currency (a
 * minimum amount counts for entries in its own currency only), fees, interest, and the lines that a
 * reminder lists without reminding of them.
 */
final class BcNativeRun implements NativeRun {
  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    DunningProcedureCode terms = account.debtor().dunning().procedure();
    Optional<DunningProcedure> procedure = run.procedures().find(terms);
    if (terms.value().isBlank()) {
      return nothing(account, Reason.of(ReasonCode.NO_DUNNING_DATA));
    }
    if (procedure.isEmpty()) {
      return nothing(account, Reason.of(ReasonCode.PROCEDURE_UNKNOWN, terms));
    }
    return dunEachCurrency(account, new BcReminderTerms(procedure.get(), run));
  }

  private static Result dunEachCurrency(DebtorAccount account, BcReminderTerms terms) {
    List<DunningNotice> notices = new ArrayList<>();
    List<NotDunned> notDunned = new ArrayList<>();
    boolean stopped = false;
    for (List<OpenItem> entries :
        account.items().stream()
            .collect(groupingBy(i -> i.openAmount().currency(), LinkedHashMap::new, toList()))
            .values()) {
      List<BcReminderLine> lines = entries.stream().map(terms::line).toList();
      BcReminder reminder = new BcReminder(account.debtor(), terms, lines);
      stopped |= reminder.isStoppedByCustomer();
      Result result = reminder.make();
      notices.addAll(result.notices());
      notDunned.addAll(result.notDunned());
    }
    if (stopped) {
      Reason block = DynBlockReason.of(account.debtor().dunning().block().orElseThrow());
      notDunned.add(0, new NotDunned(account.debtor().ref(), block, false));
    }
    return new Result(notices, notDunned);
  }

  private static Result nothing(DebtorAccount account, Reason reason) {
    return new Result(
        List.of(),
        account.items().stream().map(item -> new NotDunned(item.ref(), reason, false)).toList());
  }
}
