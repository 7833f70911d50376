package io.mahnwerk.connector.sap;

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
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dunning run F150 (program SAPF150S2) on one account, after SAP's documentation of the dunning
 * procedure and SAP note 3734132 for the rule that a level rises by one.
 *
 * <p>Guaranteed: an item rises by at most one level in a run and its level never falls; every item
 * is either on a notice or among the items not dunned. "Documents posted up to" is the run date.
 *
 * <p>Left out, because the receivables model does not carry it: dunning areas, dunning keys,
 * one-time accounts, head offices, clearing with vendors, payment blocks, the list of special G/L
 * indicators that a procedure duns (such items are never dunned) and dunning after the start of
 * legal dunning (no notice then). Amounts are compared in document currency, so an account with
 * several currencies gets one notice for each.
 */
final class SapNativeRun implements NativeRun {
  @Override
  public Result dun(DebtorAccount account, Parameters run) {
    DunningProcedureCode code = account.debtor().dunning().procedure();
    Optional<DunningProcedure> procedure = run.procedures().find(code);
    if (code.value().isBlank()) {
      return nothing(account, Reason.of(ReasonCode.NO_DUNNING_DATA));
    }
    if (procedure.isEmpty()) {
      return nothing(account, Reason.of(ReasonCode.PROCEDURE_UNKNOWN, code));
    }
    if (account.debtor().dunning().legalDunningOn().isPresent()) {
      return nothing(account, Reason.of(ReasonCode.LEGAL_DUNNING));
    }
    return dunSelected(account, new SapDunningTerms(account.debtor(), procedure.get(), run));
  }

  private static Result dunSelected(DebtorAccount account, SapDunningTerms terms) {
    List<DunningNotice> notices = new ArrayList<>();
    List<NotDunned> notDunned = new ArrayList<>();
    List<OpenItem> selected = new ArrayList<>();
    for (OpenItem item : account.items()) {
      terms
          .leftOut(item)
          .ifPresentOrElse(
              reason -> notDunned.add(new NotDunned(item.ref(), reason, false)),
              () -> selected.add(item));
    }
    for (List<OpenItem> group : byCurrency(selected).values()) {
      Result result = new SapDunningEntry(terms, SapDunningLine.of(group, terms)).decide();
      notices.addAll(result.notices());
      notDunned.addAll(result.notDunned());
    }
    return new Result(notices, notDunned);
  }

  private static Map<Currency, List<OpenItem>> byCurrency(List<OpenItem> items) {
    return items.stream()
        .collect(groupingBy(item -> item.openAmount().currency(), LinkedHashMap::new, toList()));
  }

  private static Result nothing(DebtorAccount account, Reason reason) {
    return new Result(
        List.of(),
        account.items().stream().map(item -> new NotDunned(item.ref(), reason, false)).toList());
  }
}
