package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Sets and lifts the block in a customer's dunning data. The record is read just before and
 * compared with what was scored; where SAP gives it a version, SAP compares too. A block of a
 * customer carries no date.
 */
record SapDebtorWriter(SapServices services, SapMarks marks, SapDebtorCalls calls) {
  SapDebtorWriter(SapServices services, SapMarks marks) {
    this(services, marks, new SapDebtorCalls(services));
  }

  /** Either what is to be sent or, where nothing is, how it ended. */
  private record Step(Optional<WriteOutcome> outcome, Optional<SapDebtorChange> change) {
    static Step ended(WriteOutcome outcome) {
      return new Step(Optional.of(outcome), Optional.empty());
    }

    static Step refused(ReasonCode reason) {
      return ended(new WriteOutcome.Refused(Reason.of(reason)));
    }
  }

  /** One outcome for each instruction, in the same order; no customer may appear twice. */
  List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<Step> steps = instructions.stream().map(this::compared).toList();
    List<SapDebtorChange> changes = steps.stream().flatMap(step -> step.change().stream()).toList();
    Iterator<WriteOutcome> sent =
        (changes.isEmpty() ? List.<WriteOutcome>of() : calls.send(changes)).iterator();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (Step step : steps) {
      outcomes.add(step.outcome().orElseGet(sent::next));
    }
    return outcomes;
  }

  private Step compared(DunningInstruction instruction) {
    Optional<ODataRecord> current;
    try {
      String path = SapDebtorChange.path((DebtorRef) instruction.target());
      current = services.customers().find(path);
    } catch (ConnectorException unread) {
      return Step.ended(new BrokenCall(unread).whileReading());
    }
    if (current.isEmpty()) {
      return Step.refused(ReasonCode.NO_DUNNING_DATA);
    }
    try {
      return compare(instruction, current.get());
    } catch (UnreadableField bad) {
      return Step.ended(
          new WriteOutcome.Refused(
              Reason.of(ReasonCode.LEDGER_REFUSED, bad.field() + " " + bad.getMessage())));
    }
  }

  private Step compare(DunningInstruction instruction, ODataRecord current) {
    Optional<DunningBlock> block = marks.block(current.text("DunningBlock"));
    if (block.isPresent() && !block.get().isOurs()) {
      return Step.refused(ReasonCode.CLERK_BLOCK);
    }
    if (block.isPresent() == instruction instanceof Hold) {
      return Step.ended(new WriteOutcome.AlreadyInForce());
    }
    if (!SapDebtorMapper.version(current).equals(instruction.basedOn())) {
      return Step.ended(new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON)));
    }
    return new Step(
        Optional.empty(),
        Optional.of(SapDebtorChange.of(instruction, current, marks.reasonCode())));
  }
}
