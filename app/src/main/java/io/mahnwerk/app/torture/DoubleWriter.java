package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningInstruction.Release;
import io.mahnwerk.core.spi.DunningInstruction.Withdraw;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends everything twice at the same time, so that neither sees the other's change. */
record DoubleWriter(DunningWriter writer) implements DunningWriter {

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<DunningInstruction> again = instructions.stream().map(DoubleWriter::renamed).toList();
    CompletableFuture<List<WriteOutcome>> second =
        CompletableFuture.supplyAsync(() -> writer.apply(again));
    List<WriteOutcome> first = writer.apply(instructions);
    second.join();
    return first;
  }

  private static DunningInstruction renamed(DunningInstruction one) {
    IdempotencyKey key = IdempotencyKey.of(one.key().value(), "again");
    if (one instanceof Hold hold) {
      return new Hold(hold.target(), hold.basedOn(), hold.until(), key);
    }
    return one instanceof Release && one.target() instanceof OpenItemRef
        ? new Release(one.target(), one.basedOn(), key)
        : new Withdraw(one.target(), one.basedOn(), key);
  }
}
