package io.mahnwerk.core.store;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An intent and how far it has come.
 *
 * @param attempts how often it was handed to the ledger's connector
 * @param reason why it ended, where it ended other than confirmed
 */
public record OutboxEntry(
    long id,
    Intent intent,
    IdempotencyKey key,
    OutboxState state,
    int attempts,
    LocalDate plannedOn,
    Optional<LocalDate> sentOn,
    Optional<Reason> reason) {
  public DunningInstruction instruction() {
    return intent.instruction(key);
  }
}
