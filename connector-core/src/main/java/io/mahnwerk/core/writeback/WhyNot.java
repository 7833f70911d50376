package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.Optional;

/**
 * Why a request was not taken; empty where it was, and where only a read will tell.
 *
 * @param inForceAlready what it means that the ledger shows already what was asked for; empty for
 *     nothing
 */
record WhyNot(Optional<Reason> inForceAlready) implements WriteOutcome.Cases<Optional<Reason>> {
  @Override
  public Optional<Reason> pending(WriteOutcome.Pending outcome) {
    return Optional.empty();
  }

  @Override
  public Optional<Reason> alreadyInForce(WriteOutcome.AlreadyInForce outcome) {
    return inForceAlready;
  }

  @Override
  public Optional<Reason> stale(WriteOutcome.Stale outcome) {
    return Optional.of(outcome.reason());
  }

  @Override
  public Optional<Reason> refused(WriteOutcome.Refused outcome) {
    return Optional.of(outcome.reason());
  }

  @Override
  public Optional<Reason> uncertain(WriteOutcome.Uncertain outcome) {
    return Optional.empty();
  }

  @Override
  public Optional<Reason> failed(WriteOutcome.Failed outcome) {
    return Optional.of(Reason.of(ReasonCode.CALL_FAILED, outcome.what()));
  }
}
