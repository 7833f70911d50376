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
 * @param tries the how-manieth try in a row of the same change it is, counted from 1
 * @param reason why it ended, where it ended other than confirmed
 * @param attention what a person was asked about it; empty where she was not
 * @param receipt what the ledger took it under; blank where it gave none
 */
public record OutboxEntry(
    long id,
    Intent intent,
    IdempotencyKey key,
    OutboxState state,
    int attempts,
    int tries,
    LocalDate plannedOn,
    Optional<LocalDate> sentOn,
    Optional<Reason> reason,
    Optional<DeadLetters.Attention> attention,
    String receipt) {
  public DunningInstruction instruction() {
    return intent.instruction(key);
  }

  boolean isGivenUp() {
    return attention.filter(state -> state != DeadLetters.Attention.RETRIED).isPresent();
  }

  boolean isRetried() {
    return attention.filter(state -> state == DeadLetters.Attention.RETRIED).isPresent();
  }
}
