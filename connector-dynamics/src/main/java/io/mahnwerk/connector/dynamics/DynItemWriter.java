package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes marks on entries, after a look at each as it stands in the database. The service itself
 * refuses what is based on another version than that look showed.
 */
record DynItemWriter(DynPlanner planner, DynSender sender) {
  private static final Logger LOG = LoggerFactory.getLogger(DynItemWriter.class);

  /** One outcome for each instruction, in the same order; no item may appear twice. */
  List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    Map<OpenItemRef, DynPlanner.Seen> seen;
    try {
      seen = planner.look(instructions);
    } catch (ConnectorException unread) {
      WriteOutcome failed = new BrokenCall(unread).whileReading();
      return instructions.stream().map(instruction -> failed).toList();
    }
    List<DynMarking.Plan> plans = new ArrayList<>();
    List<DynSender.Named> writes = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      DynMarking.Plan plan = planner.plan(instruction, seen.get(instruction.target()));
      plans.add(plan);
      plan.write().ifPresent(w -> writes.add(new DynSender.Named(w, instruction.key().value())));
    }
    Iterator<WriteOutcome> sent = sender.send(writes).iterator();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (DynMarking.Plan plan : plans) {
      outcomes.add(plan.outcome().orElseGet(sent::next));
    }
    return withStale(instructions, outcomes);
  }

  /**
   * The application declines in words that nobody parses; whether the entry moved on in between is
   * told by another look.
   */
  private List<WriteOutcome> withStale(
      List<DunningInstruction> instructions, List<WriteOutcome> outcomes) {
    List<DunningInstruction> declined = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (isDeclined(outcomes.get(i))) {
        declined.add(instructions.get(i));
      }
    }
    if (declined.isEmpty()) {
      return outcomes;
    }
    Map<OpenItemRef, DynPlanner.Seen> seen = lookAgain(declined);
    List<WriteOutcome> told = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      DynPlanner.Seen now = seen.get(instructions.get(i).target());
      boolean movedOn =
          isDeclined(outcomes.get(i))
              && now != null
              && !version(now).equals(instructions.get(i).basedOn());
      told.add(
          movedOn
              ? new WriteOutcome.Stale(Reason.of(ReasonCode.LEDGER_MOVED_ON))
              : outcomes.get(i));
    }
    return told;
  }

  private Map<OpenItemRef, DynPlanner.Seen> lookAgain(List<DunningInstruction> declined) {
    try {
      return planner.look(declined);
    } catch (ConnectorException unread) {
      LOG.info("{} No second look at declined changes.", unread.getMessage());
      return Map.of();
    }
  }

  private static RecordVersion version(DynPlanner.Seen seen) {
    OpenItem item = DynPlanner.item(seen.change());
    return item.version();
  }

  private static boolean isDeclined(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Refused refused
        && refused.reason().code() == ReasonCode.LEDGER_REFUSED;
  }
}
