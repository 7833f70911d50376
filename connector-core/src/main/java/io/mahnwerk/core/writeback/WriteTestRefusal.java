package io.mahnwerk.core.writeback;

import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.Optional;

/** Why a write test cannot go on after an answer; empty when a read will tell. */
final class WriteTestRefusal implements WriteOutcome.Cases<Optional<Reason>> {
  @Override
  public Optional<Reason> pending(WriteOutcome.Pending outcome) {
    return Optional.empty();
  }

  /** The read just before the test has shown the contrary, so somebody else is at work. */
  @Override
  public Optional<Reason> alreadyInForce(WriteOutcome.AlreadyInForce outcome) {
    return Optional.of(Reason.of(ReasonCode.LEDGER_MOVED_ON));
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
