package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.BrokenCall;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Refuses what this system cannot do, as its metadata tell, and hands on the rest. */
record SapClaimedWriter(SapCapabilities capabilities, DunningWriter writer)
    implements DunningWriter {
  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    Set<Capability> claimed;
    try {
      claimed = capabilities.claimed();
    } catch (ConnectorException unread) {
      WriteOutcome failed = new BrokenCall(unread).whileReading();
      return instructions.stream().map(instruction -> failed).toList();
    }
    List<DunningInstruction> possible =
        instructions.stream().filter(instruction -> claimed.contains(instruction.needs())).toList();
    Iterator<WriteOutcome> outcomes = writer.apply(possible).iterator();
    List<WriteOutcome> all = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      all.add(
          claimed.contains(instruction.needs()) ? outcomes.next() : refused(instruction.needs()));
    }
    return all;
  }

  private static WriteOutcome refused(Capability missing) {
    return new WriteOutcome.Refused(Reason.of(ReasonCode.NOT_SUPPORTED, missing.name()));
  }
}
