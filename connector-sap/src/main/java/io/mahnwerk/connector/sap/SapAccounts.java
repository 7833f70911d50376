package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorHold;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads whole accounts just before some of their items are changed. Every method throws {@link
 * io.mahnwerk.core.failure.ConnectorException} when SAP does not show them.
 */
record SapAccounts(
    SapItems items, SapDebtors debtors, SapKnownProcedures procedures, SapMarks marks) {

  /**
   * The accounts of these debtors; one that SAP does not show is left out.
   *
   * @param changes the instructions that are to be carried out, by their items
   */
  List<SapAccountPlan> of(
      Collection<DebtorRef> refs, Map<OpenItemRef, DunningInstruction> changes) {
    Map<CompanyCode, List<String>> numbers = new TreeMap<>();
    refs.stream()
        .distinct()
        .forEach(
            ref ->
                numbers
                    .computeIfAbsent(ref.companyCode(), code -> new ArrayList<>())
                    .add(ref.number()));
    Map<DebtorRef, List<OpenItem>> open = new HashMap<>();
    List<CompanyCode> whole = new ArrayList<>();
    numbers.forEach(
        (code, customers) -> {
          SapItems.Found found = items.openOf(code, customers);
          if (found.unreadable().isEmpty()) {
            whole.add(code);
          }
          found.changes().forEach(change -> add(open, change));
        });
    List<SapAccountPlan> plans = new ArrayList<>();
    for (Debtor debtor : debtors.find(refs)) {
      plans.add(
          new SapAccountPlan(
              debtor,
              open.getOrDefault(debtor.ref(), List.of()),
              changes,
              Optional.of(hold(debtor))
                  .filter(hold -> whole.contains(debtor.ref().companyCode()))));
    }
    return plans;
  }

  private DebtorHold hold(Debtor debtor) {
    return new DebtorHold(
        debtor,
        procedures.get().find(debtor.dunning().procedure()),
        marks.honouring().today().get());
  }

  private static void add(Map<DebtorRef, List<OpenItem>> open, Change change) {
    if (change instanceof Change.Open item) {
      open.computeIfAbsent(item.item().debtor(), ref -> new ArrayList<>()).add(item.item());
    }
  }
}
