package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes instructions in the order given, several at a time, and refuses what this environment
 * cannot do. An item named twice comes into two calls, so that the second one is compared with what
 * the first left.
 *
 * @param most instructions at one time
 */
record DynDunningWriter(
    ConnectionId connection,
    Supplier<Set<Capability>> capabilities,
    Supplier<DynItemWriter> items,
    int most)
    implements DunningWriter {
  private static final Logger LOG = LoggerFactory.getLogger(DynDunningWriter.class);

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    if (instructions.isEmpty()) {
      return List.of();
    }
    try {
      Set<Capability> claimed = capabilities.get();
      List<WriteOutcome> outcomes = apply(instructions, claimed, items.get());
      log(instructions, outcomes);
      return outcomes;
    } catch (ConnectorException unread) {
      WriteOutcome failed = new BrokenCall(unread).whileReading();
      return instructions.stream().map(instruction -> failed).toList();
    }
  }

  private List<WriteOutcome> apply(
      List<DunningInstruction> instructions, Set<Capability> claimed, DynItemWriter writer) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    List<DunningInstruction> some = new ArrayList<>();
    Set<OpenItemRef> targets = new HashSet<>();
    for (DunningInstruction instruction : instructions) {
      boolean isPossible =
          claimed.contains(instruction.needs()) && instruction.target() instanceof OpenItemRef;
      boolean isFull = some.size() == most;
      if (!isPossible || isFull || targets.contains(instruction.target())) {
        outcomes.addAll(flush(some, writer));
        targets.clear();
      }
      if (isPossible && instruction.target() instanceof OpenItemRef item) {
        targets.add(item);
        some.add(instruction);
      } else {
        outcomes.add(refused(instruction.needs()));
      }
    }
    outcomes.addAll(flush(some, writer));
    return outcomes;
  }

  private static List<WriteOutcome> flush(List<DunningInstruction> some, DynItemWriter writer) {
    List<WriteOutcome> outcomes = some.isEmpty() ? List.of() : writer.apply(List.copyOf(some));
    some.clear();
    return outcomes;
  }

  private static WriteOutcome refused(Capability missing) {
    return new WriteOutcome.Refused(Reason.of(ReasonCode.NOT_SUPPORTED, missing.name()));
  }

  private void log(List<DunningInstruction> instructions, List<WriteOutcome> outcomes) {
    for (int i = 0; i < instructions.size(); i++) {
      LOG.info(
          "Connection {}: {} of {} is {}",
          connection,
          instructions.get(i).getClass().getSimpleName(),
          instructions.get(i).target(),
          outcomes.get(i).getClass().getSimpleName());
    }
  }
}
