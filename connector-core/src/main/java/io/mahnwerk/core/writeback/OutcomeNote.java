package io.mahnwerk.core.writeback;

import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.WriteOutcome;
import io.mahnwerk.core.store.Outbox;
import io.mahnwerk.core.store.OutboxEntry;
import io.mahnwerk.core.store.OutboxState;
import java.time.LocalDate;
import java.util.Set;

/** Notes how a write was answered. Nothing is confirmed here: only a read does that. */
record OutcomeNote(Outbox outbox, OutboxEntry entry, LocalDate today)
    implements WriteOutcome.Cases<OutboxState> {
  /** Failures that lie in what was asked, so that asking again will fail again. */
  private static final Set<FailureKind> OF_THE_REQUEST = Set.of(FailureKind.INVALID_REQUEST);

  @Override
  public OutboxState pending(WriteOutcome.Pending outcome) {
    outbox.pending(entry, outcome.receipt());
    return OutboxState.PENDING;
  }

  @Override
  public OutboxState alreadyInForce(WriteOutcome.AlreadyInForce outcome) {
    outbox.pending(entry, "");
    return OutboxState.PENDING;
  }

  @Override
  public OutboxState stale(WriteOutcome.Stale outcome) {
    return end(OutboxState.STALE, outcome.reason());
  }

  @Override
  public OutboxState refused(WriteOutcome.Refused outcome) {
    return end(OutboxState.REFUSED, outcome.reason());
  }

  @Override
  public OutboxState uncertain(WriteOutcome.Uncertain outcome) {
    outbox.uncertain(entry, Reason.of(ReasonCode.CALL_FAILED, outcome.what()));
    return OutboxState.UNCERTAIN;
  }

  @Override
  public OutboxState failed(WriteOutcome.Failed outcome) {
    ReasonCode why =
        OF_THE_REQUEST.contains(outcome.kind())
            ? ReasonCode.LEDGER_REFUSED
            : ReasonCode.CALL_FAILED;
    return end(OutboxState.FAILED, Reason.of(why, outcome.what()));
  }

  private OutboxState end(OutboxState state, Reason reason) {
    outbox.end(entry, state, reason, today);
    return state;
  }
}
