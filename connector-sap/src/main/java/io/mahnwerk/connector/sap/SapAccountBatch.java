package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instructions for items, with the accounts that they belong to as these stand. */
record SapAccountBatch(List<Step> steps, Collection<SapAccountPlan> accounts) {

  /**
   * One instruction.
   *
   * @param account empty where nothing is to be written or SAP does not show the account
   */
  record Step(DunningInstruction instruction, SapItemPlan plan, Optional<SapAccountPlan> account) {
    boolean isWritten() {
      return plan.change().isPresent();
    }

    boolean isHold() {
      return instruction instanceof Hold;
    }

    SapItemChange change() {
      return plan.change().orElseThrow();
    }
  }

  /** Throws {@link io.mahnwerk.core.failure.ConnectorException} when SAP does not show them. */
  static SapAccountBatch read(
      List<DunningInstruction> instructions,
      SapItemWriter items,
      SapAccounts accounts,
      SapMarks marks) {
    Map<OpenItemRef, Change> current = items.current(instructions);
    Map<OpenItemRef, SapItemPlan> plans = new HashMap<>();
    Map<OpenItemRef, DunningInstruction> changes = new HashMap<>();
    Set<DebtorRef> debtors = new HashSet<>();
    for (DunningInstruction instruction : instructions) {
      OpenItemRef ref = (OpenItemRef) instruction.target();
      SapItemPlan plan = SapItemPlan.of(instruction, current.get(ref), marks);
      plans.put(ref, plan);
      if (plan.change().isPresent() && current.get(ref) instanceof Change.Open open) {
        changes.put(ref, instruction);
        debtors.add(open.item().debtor());
      }
    }
    Map<OpenItemRef, SapAccountPlan> byItem = new HashMap<>();
    List<SapAccountPlan> affected =
        debtors.isEmpty() ? List.of() : accounts.of(debtors, Map.copyOf(changes));
    for (SapAccountPlan account : affected) {
      account.open().stream().map(OpenItem::ref).forEach(ref -> byItem.put(ref, account));
    }
    List<Step> steps = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      OpenItemRef ref = (OpenItemRef) instruction.target();
      steps.add(new Step(instruction, plans.get(ref), Optional.ofNullable(byItem.get(ref))));
    }
    return new SapAccountBatch(steps, affected);
  }
}
