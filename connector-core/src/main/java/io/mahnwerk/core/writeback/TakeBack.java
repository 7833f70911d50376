package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DunningTarget;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.time.LocalDate;

/**
 * What takes marks back without a store. The same mark is taken back under the same key all day, so
 * that asking again is known as a repeat.
 */
record TakeBack(LocalDate today) {

  /** Block and date go. */
  DunningInstruction all(OpenItem item) {
    return new DunningInstruction.Withdraw(
        item.ref(), item.version(), key("WITHDRAW", item.ref(), item.version()));
  }

  DunningInstruction all(Debtor debtor) {
    return new DunningInstruction.Withdraw(
        debtor.ref(), debtor.version(), key("WITHDRAW", debtor.ref(), debtor.version()));
  }

  /** The block goes, the date stays. */
  DunningInstruction block(OpenItem item) {
    return new DunningInstruction.Release(
        item.ref(), item.version(), key("RELEASE", item.ref(), item.version()));
  }

  private IdempotencyKey key(String what, DunningTarget target, RecordVersion version) {
    return IdempotencyKey.of(target.toString(), what, version.value(), today.toString());
  }
}
