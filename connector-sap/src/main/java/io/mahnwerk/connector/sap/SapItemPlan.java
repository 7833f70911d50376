package io.mahnwerk.connector.sap;

import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares an instruction with the item as it stands: either nothing is to be written, and the
 * outcome says why, or the change says what.
 *
 * <p>SAP itself compares nothing when it takes an item change, so this comparison right before the
 * write is the only guard against a clerk's edit made since the item was scored.
 */
record SapItemPlan(Optional<WriteOutcome> outcome, Optional<SapItemChange> change) {

  static SapItemPlan of(DunningInstruction instruction, @Nullable Change current, SapMarks marks) {
    if (current instanceof Change.Cleared) {
      return refused(ReasonCode.ITEM_CLEARED);
    }
    if (!(current instanceof Change.Open open)) {
      return ended(
          new WriteOutcome.Refused(
              Reason.of(ReasonCode.LEDGER_REFUSED, "the item is not shown any more")));
    }
    if (instruction instanceof Hold hold) {
      return hold(hold, open.item(), marks);
    }
    return instruction instanceof Release
        ? release(instruction, open.item(), marks)
        : withdraw(instruction, open.item(), marks);
  }

  /** An item whose field for our date is taken is held by the block alone. */
  private static SapItemPlan hold(Hold hold, OpenItem item, SapMarks marks) {
    DunningState state = item.dunning();
    if (state.isBlockedByClerk()) {
      return refused(ReasonCode.CLERK_BLOCK);
    }
    boolean isDated =
        state.markFieldTaken()
            || state.mark().map(mark -> mark.date().equals(hold.until())).orElse(false);
    if (state.isHeldByUs() && isDated) {
      return ended(new WriteOutcome.AlreadyInForce());
    }
    Optional<String> mark = isDated ? Optional.empty() : Optional.of(marks.text(hold.until()));
    if (!marks.isHeldByDate(item)) {
      return change(hold, item, Optional.of(marks.reasonCode()), mark);
    }
    return state.markFieldTaken()
        ? refused(ReasonCode.MARK_FIELD_TAKEN)
        : change(hold, item, marks.lifting(state), mark);
  }

  /** Where the date alone holds, it comes forward to today. */
  private static SapItemPlan release(DunningInstruction release, OpenItem item, SapMarks marks) {
    if (item.dunning().isBlockedByClerk()) {
      return refused(ReasonCode.CLERK_BLOCK);
    }
    return item.dunning().isHeldByUs()
        ? change(release, item, marks.lifting(item.dunning()), marks.earlier(item))
        : ended(new WriteOutcome.AlreadyInForce());
  }

  /** Our date goes also where a clerk's block stands beside it; the block itself is not touched. */
  private static SapItemPlan withdraw(DunningInstruction withdraw, OpenItem item, SapMarks marks) {
    DunningState state = item.dunning();
    if (!SapMarks.isMarked(state)) {
      return state.isBlockedByClerk()
          ? refused(ReasonCode.CLERK_BLOCK)
          : ended(new WriteOutcome.AlreadyInForce());
    }
    Optional<String> mark = state.mark().map(ours -> "");
    return change(withdraw, item, marks.lifting(state), mark);
  }

  private static SapItemPlan change(
      DunningInstruction instruction,
      OpenItem item,
      Optional<String> block,
      Optional<String> mark) {
    if (!item.version().equals(instruction.basedOn())) {
      return ended(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    }
    return SapItemKey.parse(item.ref())
        .map(
            key -> new SapItemChange(item.ref().companyCode(), key, block, mark, instruction.key()))
        .map(change -> new SapItemPlan(Optional.empty(), Optional.of(change)))
        .orElseThrow(() -> new IllegalStateException("An item without a key: " + item.ref()));
  }

  private static SapItemPlan refused(ReasonCode reason) {
    return ended(new WriteOutcome.Refused(Reason.of(reason)));
  }

  private static SapItemPlan ended(WriteOutcome outcome) {
    return new SapItemPlan(Optional.of(outcome), Optional.empty());
  }
}
