package io.mahnwerk.app.torture;

import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;

/** Drops what would end a hold and says that it is under way. */
record WriterWithoutRelease(DunningWriter writer) implements DunningWriter {

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      if (instruction instanceof Hold) {
        outcomes.addAll(writer.apply(List.of(instruction)));
      } else {
        outcomes.add(new WriteOutcome.Pending(instruction.key().value()));
      }
    }
    return outcomes;
  }
}
