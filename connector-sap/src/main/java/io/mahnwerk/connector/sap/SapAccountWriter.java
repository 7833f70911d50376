package io.mahnwerk.connector.sap;

import io.mahnwerk.connector.sap.SapAccountBatch.Step;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds and releases items in company codes where one block of the account may stand for those of
 * its items. Where the account cannot carry it, or did not take it, each item carries its own.
 *
 * <p>No item is without a block in between: the account's block is set before the dates are, and is
 * lifted only when those items are blocked by themselves that go on waiting.
 */
record SapAccountWriter(
    SapAccounts accounts, SapItemWriter items, SapDebtorWriter debtors, SapAccountLift lift) {

  /** One outcome for each item, in the same order; no item may appear twice. */
  List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    SapAccountBatch batch;
    try {
      batch = SapAccountBatch.read(instructions, items, accounts, accounts.marks());
    } catch (ConnectorException unread) {
      return all(instructions, new BrokenCall(unread).whileReading());
    }
    Map<DunningInstruction, WriteOutcome> outcomes = new HashMap<>();
    Map<DebtorRef, WriteOutcome> set = set(batch);
    hold(batch, set, outcomes);
    Map<DebtorRef, WriteOutcome> lifted = lifted(batch);
    end(batch, lifted, outcomes);
    return batch.steps().stream()
        .map(step -> step.plan().outcome().orElseGet(() -> outcomes.get(step.instruction())))
        .toList();
  }

  /** Takes our block of accounts back; their items go on waiting by blocks of their own. */
  List<WriteOutcome> takeBack(List<DunningInstruction> instructions) {
    Map<DebtorRef, SapAccountPlan> shown = new HashMap<>();
    try {
      accounts
          .of(instructions.stream().map(one -> (DebtorRef) one.target()).toList(), Map.of())
          .forEach(account -> shown.put(account.debtor().ref(), account));
    } catch (ConnectorException unread) {
      return all(instructions, new BrokenCall(unread).whileReading());
    }
    return lift.lift(
        instructions.stream()
            .map(
                one ->
                    new SapAccountLift.Wanted(
                        one, Optional.ofNullable(shown.get((DebtorRef) one.target()))))
            .toList());
  }

  private Map<DebtorRef, WriteOutcome> set(SapAccountBatch batch) {
    List<DunningInstruction> sets =
        batch.accounts().stream()
            .filter(SapAccountPlan::sets)
            .map(SapAccountWriter::setting)
            .toList();
    return byDebtor(sets, sets.isEmpty() ? List.of() : debtors.apply(sets));
  }

  private static DunningInstruction setting(SapAccountPlan account) {
    LocalDate first = account.firstDay().orElseThrow();
    DebtorRef ref = account.debtor().ref();
    return new DunningInstruction.Hold(
        ref, account.debtor().version(), first, key(account, "HOLD " + first));
  }

  private void hold(
      SapAccountBatch batch,
      Map<DebtorRef, WriteOutcome> set,
      Map<DunningInstruction, WriteOutcome> outcomes) {
    Map<Step, SapItemChange> changes = new LinkedHashMap<>();
    for (Step step : batch.steps()) {
      if (step.isWritten() && step.isHold()) {
        boolean byAccount = step.account().filter(account -> isBlocked(account, set)).isPresent();
        changes.put(step, byAccount ? step.change().withoutBlock() : step.change());
      }
    }
    WriteOutcome sent = send(List.copyOf(changes.values()));
    changes.forEach(
        (step, change) -> {
          WriteOutcome ofAccount = step.account().map(a -> set.get(a.debtor().ref())).orElse(null);
          boolean isOpen = ofAccount instanceof WriteOutcome.Uncertain;
          WriteOutcome ofItem = change.isEmpty() && ofAccount != null ? ofAccount : sent;
          outcomes.put(step.instruction(), isOpen ? ofAccount : ofItem);
        });
  }

  private static boolean isBlocked(SapAccountPlan account, Map<DebtorRef, WriteOutcome> set) {
    WriteOutcome outcome = set.get(account.debtor().ref());
    boolean isSet = outcome != null && isTaken(outcome);
    return account.isHeldWhole() && (account.debtor().dunning().isBlockedByUs() || isSet);
  }

  private Map<DebtorRef, WriteOutcome> lifted(SapAccountBatch batch) {
    List<SapAccountLift.Wanted> wanted = new ArrayList<>();
    for (SapAccountPlan account : batch.accounts()) {
      if (account.lifts()) {
        DunningInstruction taking =
            new DunningInstruction.Withdraw(
                account.debtor().ref(), account.debtor().version(), key(account, "LIFT"));
        wanted.add(new SapAccountLift.Wanted(taking, Optional.of(account)));
      }
    }
    return byDebtor(
        wanted.stream().map(SapAccountLift.Wanted::instruction).toList(), lift.lift(wanted));
  }

  private void end(
      SapAccountBatch batch,
      Map<DebtorRef, WriteOutcome> lifted,
      Map<DunningInstruction, WriteOutcome> outcomes) {
    Map<Step, SapItemChange> changes = new LinkedHashMap<>();
    for (Step step : batch.steps()) {
      if (!step.isWritten() || step.isHold()) {
        continue;
      }
      WriteOutcome ofAccount = step.account().map(a -> lifted.get(a.debtor().ref())).orElse(null);
      if (ofAccount != null && (!isTaken(ofAccount) || step.change().isEmpty())) {
        outcomes.put(step.instruction(), ofAccount);
      } else {
        changes.put(step, step.change());
      }
    }
    WriteOutcome sent = send(List.copyOf(changes.values()));
    changes.forEach((step, change) -> outcomes.put(step.instruction(), sent));
  }

  /** A clerk's block in place of ours lets nothing go that we could hold back. */
  private static boolean isTaken(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Pending
        || outcome instanceof WriteOutcome.AlreadyInForce;
  }

  /** In the order of the instructions, so that a repeat has the name of the first. */
  private WriteOutcome send(List<SapItemChange> changes) {
    List<SapItemChange> some = changes.stream().filter(change -> !change.isEmpty()).toList();
    return some.isEmpty() ? new WriteOutcome.AlreadyInForce() : items.send(some);
  }

  private static Map<DebtorRef, WriteOutcome> byDebtor(
      List<DunningInstruction> instructions, List<WriteOutcome> outcomes) {
    Map<DebtorRef, WriteOutcome> byDebtor = new HashMap<>();
    for (int i = 0; i < instructions.size(); i++) {
      byDebtor.put((DebtorRef) instructions.get(i).target(), outcomes.get(i));
    }
    return byDebtor;
  }

  private static IdempotencyKey key(SapAccountPlan account, String what) {
    return IdempotencyKey.of(
        account.debtor().ref().toString(), what, account.debtor().version().value());
  }

  private static List<WriteOutcome> all(
      List<DunningInstruction> instructions, WriteOutcome outcome) {
    return instructions.stream().map(instruction -> outcome).toList();
  }
}
