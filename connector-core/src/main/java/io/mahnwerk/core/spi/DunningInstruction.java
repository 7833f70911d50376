package io.mahnwerk.core.spi;

import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import java.time.LocalDate;

/** One change of our marks in a ledger. */
public sealed interface DunningInstruction {
  DunningTarget target();

  /** The version that was scored; a ledger that has moved on since makes the write stale. */
  RecordVersion basedOn();

  IdempotencyKey key();

  default Capability needs() {
    return target() instanceof OpenItemRef ? Capability.BLOCK_ITEM : Capability.BLOCK_DEBTOR;
  }

  /** Set our block, and our date beside it where the ledger has a free field. */
  record Hold(DunningTarget target, RecordVersion basedOn, LocalDate until, IdempotencyKey key)
      implements DunningInstruction {}

  /** Lift our block and leave our date, which tells the ledger that this day was chosen. */
  record Release(DunningTarget target, RecordVersion basedOn, IdempotencyKey key)
      implements DunningInstruction {}

  /** Take back block and date, as if we had never been there. */
  record Withdraw(DunningTarget target, RecordVersion basedOn, IdempotencyKey key)
      implements DunningInstruction {}
}
