package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares instructions with the entries as they stand: either nothing is to be written, and the
 * outcome says why, or the change says what.
 */
record DynPlanner(Look look, DynMarking marking) {

  /** An entry as it stands. */
  record Seen(ODataRecord entry, Change change) {}

  /** Reads entries as they stand in the database; throws {@link ConnectorException}. */
  interface Look {
    Map<OpenItemRef, Seen> at(List<OpenItemRef> items);
  }

  /** The entries of the instructions as they stand; throws {@link ConnectorException}. */
  Map<OpenItemRef, Seen> look(List<DunningInstruction> instructions) {
    return look.at(instructions.stream().map(i -> (OpenItemRef) i.target()).toList());
  }

  static OpenItem item(Change change) {
    if (change instanceof Change.Open open) {
      return open.item();
    }
    return ((Change.Cleared) change).item();
  }

  DynMarking.Plan plan(DunningInstruction instruction, @Nullable Seen seen) {
    if (seen == null) {
      return DynMarking.Plan.of(
          new WriteOutcome.Refused(
              Reason.of(ReasonCode.LEDGER_REFUSED, "the entry is not shown any more")));
    }
    if (seen.change() instanceof Change.Cleared) {
      return refused(ReasonCode.ITEM_CLEARED);
    }
    DynMarking.Current current = new DynMarking.Current(seen.entry(), item(seen.change()));
    Optional<DynMarking.Plan> nothing = nothingToWrite(instruction, current.item());
    if (nothing.isPresent()) {
      return nothing.get();
    }
    if (!current.item().version().equals(instruction.basedOn())) {
      return DynMarking.Plan.of(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    }
    try {
      return write(instruction, current);
    } catch (ConnectorException unread) {
      return DynMarking.Plan.of(new BrokenCall(unread).whileReading());
    }
  }

  private Optional<DynMarking.Plan> nothingToWrite(DunningInstruction instruction, OpenItem item) {
    DunningState state = item.dunning();
    boolean isMarked = state.isHeldByUs() || state.mark().isPresent();
    if (instruction instanceof Hold hold) {
      return state.isBlockedByClerk()
          ? Optional.of(refused(ReasonCode.CLERK_BLOCK))
          : inForce(marking.isHeld(item, hold.until()));
    }
    if (state.isBlockedByClerk() && (instruction instanceof Release || !isMarked)) {
      return Optional.of(refused(ReasonCode.CLERK_BLOCK));
    }
    return inForce(instruction instanceof Release ? !state.isHeldByUs() : !isMarked);
  }

  private static Optional<DynMarking.Plan> inForce(boolean stands) {
    return stands
        ? Optional.of(DynMarking.Plan.of(new WriteOutcome.AlreadyInForce()))
        : Optional.empty();
  }

  private DynMarking.Plan write(DunningInstruction instruction, DynMarking.Current current) {
    if (instruction instanceof Hold hold) {
      return marking.hold(current, hold.until());
    }
    return instruction instanceof Release ? marking.release(current) : marking.withdraw(current);
  }

  private static DynMarking.Plan refused(ReasonCode reason) {
    return DynMarking.Plan.of(new WriteOutcome.Refused(Reason.of(reason)));
  }
}
